// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** What was typed into the password fields, handed to the store for every node; never a part of the draft. */
public final class Secrets {
    private final SecretStore store;
    private final Map<Kind, Secret> typed = new EnumMap<>(Kind.class);

    Secrets(SecretStore store) {
        this.store = store;
    }

    /** Holds for all nodes that there are when work on them begins. */
    public void type(Kind kind, String text) {
        if (text.isEmpty()) {
            typed.remove(kind);
        } else {
            typed.put(kind, Secret.of(text));
        }
    }

    /** Gives every named node its secrets; called before anything connects. */
    void handOver(ClusterDraft draft) {
        for (Node node : draft.nodes()) {
            if (node.name().matches("[a-z0-9][a-z0-9-]*")) {
                typed.forEach((kind, secret) -> store.put(kind.ref.apply(node.name()), secret));
            }
        }
    }

    /** What a password is for. */
    public enum Kind {
        PASSPHRASE(SecretRef::keyPassphrase),
        PASSWORD(SecretRef::sshPassword),
        SUDO(SecretRef::sudoPassword);

        @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
        private final Function<String, SecretRef> ref;

        Kind(Function<String, SecretRef> ref) {
            this.ref = ref;
        }
    }
}
