// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.SshAccess.Login.KeyFile;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.ui.wizard.PageContext;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import java.util.HashSet;
import java.util.Set;

/** Looks at the key files that are named: what is wrong with one is told at its field, and a locked one asks for its passphrase. */
final class KeyFiles {
    private static final String USUAL = "~/.ssh/id_ed25519";
    /** Only its passphrase belongs to a node, and that is not needed for looking. */
    private static final SecretRef ANY = SecretRef.keyPassphrase("any");

    private final PageContext context;
    private final ReadOnlyObjectWrapper<Set<String>> locked = new ReadOnlyObjectWrapper<>(Set.of());

    KeyFiles(PageContext context) {
        this.context = context;
    }

    /** Paths of keys that are known to be locked. */
    ReadOnlyObjectProperty<Set<String>> lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    static boolean locked(Set<String> paths, String text) {
        return paths.contains(path(text));
    }

    /**
     * @param text as typed; empty for the usual key
     * @param tell whether what is wrong is said, too: not before anybody was at the field
     */
    void look(Field field, String text, boolean tell) {
        String path = path(text);
        context.background().execute(() -> {
            List<Problem> wrong = List.of();
            boolean asks = false;
            try {
                asks = context.bench().hosts().locked(new KeyFile(path, ANY));
            } catch (ProblemException e) {
                wrong = List.of(e.problem().at(field));
            }
            boolean found = asks;
            List<Problem> said = tell ? wrong : List.of();
            context.ui().execute(() -> {
                mark(path, found);
                context.draft().tell("key of " + field.path(), said);
            });
        });
    }

    private void mark(String path, boolean asks) {
        Set<String> paths = new HashSet<>(locked.get());
        if (asks ? paths.add(path) : paths.remove(path)) {
            locked.set(Set.copyOf(paths));
        }
    }

    private static String path(String text) {
        return text.isBlank() ? USUAL : text.strip();
    }
}
