// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.draft.SecretField;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan that changes is written into the recovery kit anew, so its passphrase is asked for before anything is begun, and the kit that
 * is there is opened with it: a run would come to it only after the node has joined.
 */
final class KitPassphrase {
    static final String PATH = "growth.passphrase";
    private final PageContext context;
    private final DraftModel draft;
    private final SecretField typed;
    private boolean asked;

    KitPassphrase(PageContext context, DraftModel draft) {
        this.context = context;
        this.draft = draft;
        this.typed = new SecretField(draft, context.bench().secrets(), SecretRef.recoveryPassphrase(), PATH);
    }

    FieldModel field() {
        return typed.field();
    }

    /** Once asked for it stays a question, whatever was typed. */
    boolean wanted() {
        asked |= kit().isPresent() && given().isEmpty();
        return asked;
    }

    boolean missing() {
        return wanted() && given().isEmpty();
    }

    /** Goes on when the passphrase opens the kit; off the window's thread. */
    void prove(Runnable open) {
        Optional<Path> kit = kit().filter(any -> asked);
        Optional<Secret> passphrase = given();
        if (kit.isEmpty() || passphrase.isEmpty()) {
            open.run();
            return;
        }
        context.background().execute(() -> {
            try {
                var _ = context.bench().kits().read(kit.get(), passphrase.get());
                context.ui().execute(open);
            } catch (ProblemException e) {
                context.ui().execute(() -> wrong(e.problem()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void wrong(Problem problem) {
        draft.tell(PATH, List.of(problem.at(Field.of(PATH))));
        field().show();
    }

    /** Nothing was begun: what was typed here may be wrong. */
    void forget() {
        typed.forget();
    }

    private Optional<Path> kit() {
        return draft.spec().map(ClusterSpec::platform).map(PlatformSpec::recovery).map(recovery -> Path.of(recovery.file()));
    }

    private Optional<Secret> given() {
        return context.bench().secrets().find(SecretRef.recoveryPassphrase());
    }
}
