// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.io.Console;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passwords for the command line: from a file, else asked for where there is a terminal; never from arguments or the environment. */
final class GivenSecrets {
    private GivenSecrets() {}

    /** @param given by full name, as {@code node1/sudo-password}, or by the part after the slash for all nodes that have no own */
    static void fill(SecretStore store, List<NodeSpec> nodes, Map<SecretRef, Secret> given) {
        given.forEach(store::put);
        for (SecretRef ref : refs(nodes)) {
            Secret shared = given.get(new SecretRef(ref.name().substring(ref.name().lastIndexOf('/') + 1)));
            if (!given.containsKey(ref) && shared != null) {
                store.put(ref, shared);
            }
        }
    }

    /** A passphrase is not asked for: most keys have none, and the adapter says when one is missing. */
    static void askMissing(SecretStore store, List<NodeSpec> nodes, @Nullable Console console) {
        if (console == null) {
            return;
        }
        for (SecretRef ref : refs(nodes)) {
            if (!ref.name().endsWith("/key-passphrase") && store.find(ref).isEmpty()) {
                char[] typed = console.readPassword("%s: ", ref.name());
                if (typed != null) {
                    store.put(ref, Secret.of(new String(typed)));
                }
            }
        }
    }

    /**
     * Asks for what opens the recovery kit. One that is about to be chosen is asked for twice: nobody could correct a slip of the
     * finger, because the same one would open the kit here and nowhere else.
     */
    static void askPassphrases(SecretStore store, RecoverySpec recovery, boolean chosenNow, @Nullable Console console) {
        if (console == null) {
            return;
        }
        if (recovery.restore() != null && store.find(SecretRef.restorePassphrase()).isEmpty()) {
            ask(console, SecretRef.restorePassphrase(), "").ifPresent(typed -> store.put(SecretRef.restorePassphrase(), typed));
        }
        while (store.find(SecretRef.recoveryPassphrase()).isEmpty()) {
            Optional<Secret> typed = ask(console, SecretRef.recoveryPassphrase(), "");
            if (typed.isEmpty()) {
                return;
            }
            if (!chosenNow || typed.equals(ask(console, SecretRef.recoveryPassphrase(), " (2)"))) {
                store.put(SecretRef.recoveryPassphrase(), typed.get());
            }
        }
    }

    private static Optional<Secret> ask(Console console, SecretRef ref, String more) {
        return Optional.ofNullable(console.readPassword("%s%s: ", ref.name(), more)).map(String::new).map(Secret::of).filter(typed -> !typed.isEmpty());
    }

    private static Set<SecretRef> refs(List<NodeSpec> nodes) {
        Set<SecretRef> refs = new LinkedHashSet<>();
        for (NodeSpec node : nodes) {
            for (SshAccess access = node.access(); access != null; access = access.jump()) {
                switch (access.login()) {
                    case SshAccess.Login.KeyFile key -> refs.add(key.passphrase());
                    case SshAccess.Login.Password password -> refs.add(password.secret());
                    case SshAccess.Login.Agent ignored -> {}
                }
                SecretRef sudo = access.sudoPassword();
                if (sudo != null) {
                    refs.add(sudo);
                }
            }
        }
        return refs;
    }
}
