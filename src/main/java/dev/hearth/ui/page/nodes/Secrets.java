// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What was typed into the password fields, for all nodes and for single ones, handed to the store for every node; never a part
 * of the draft.
 */
public final class Secrets {
    private final SecretStore store;
    private final Map<Kind, Secret> shared = new EnumMap<>(Kind.class);
    private final List<Map<Kind, Secret>> own = new ArrayList<>();
    private final Set<SecretRef> given = new HashSet<>();

    Secrets(SecretStore store) {
        this.store = store;
    }

    /** Holds for all nodes that there are when work on them begins, and have none of their own. */
    public void type(Kind kind, String text) {
        put(shared, kind, text);
    }

    /** Holds for the node at that place in the draft. */
    public void type(int node, Kind kind, String text) {
        put(of(node), kind, text);
    }

    /** What stands in the field; empty for nothing. */
    String typed(Kind kind) {
        return Optional.ofNullable(shared.get(kind)).map(Secret::revealText).orElse("");
    }

    String typed(int node, Kind kind) {
        return Optional.ofNullable(of(node).get(kind)).map(Secret::revealText).orElse("");
    }

    boolean has(Kind kind) {
        return shared.containsKey(kind);
    }

    boolean has(int node, Kind kind) {
        return of(node).containsKey(kind);
    }

    boolean any(int node) {
        return !of(node).isEmpty();
    }

    /** Takes a node's own secrets away, or puts back what was taken. */
    Map<Kind, Secret> replace(int node, Map<Kind, Secret> with) {
        Map<Kind, Secret> before = Map.copyOf(of(node));
        of(node).clear();
        of(node).putAll(with);
        return before;
    }

    /** The node at that place is gone; those behind it move up. */
    void removed(int node) {
        of(node);
        own.remove(node);
    }

    /** There is another node at that place; it and those behind it move down. */
    void inserted(int node) {
        of(node);
        own.add(node, new EnumMap<>(Kind.class));
    }

    /** Another cluster is opened: nothing that was typed for this one may reach its machines. */
    void forget() {
        shared.clear();
        own.clear();
        given.forEach(store::forget);
        given.clear();
    }

    /** Gives every named node its secrets, and takes away those that were emptied; called before anything connects. */
    void handOver(ClusterDraft draft) {
        Map<SecretRef, Secret> wanted = new HashMap<>();
        for (int index = 0; index < draft.nodes().size(); index++) {
            Node node = draft.nodes().get(index);
            if (node.name().matches("[a-z0-9][a-z0-9-]*")) {
                Map<Kind, Secret> all = new EnumMap<>(Kind.class);
                all.putAll(shared);
                all.putAll(of(index));
                all.forEach((kind, secret) -> wanted.put(kind.ref.apply(node.name()), secret));
            }
        }
        given.stream().filter(ref -> !wanted.containsKey(ref)).forEach(store::forget);
        wanted.forEach(store::put);
        given.clear();
        given.addAll(wanted.keySet());
    }

    /** Gives what was typed for the node at that place to the secrets of a draft that has it at the same place. */
    void hand(int node, Secrets to) {
        to.of(node).putAll(of(node));
    }

    /** Gives what was typed for all nodes to the secrets of another draft. */
    void handAll(Secrets to) {
        to.shared.putAll(shared);
    }

    private Map<Kind, Secret> of(int node) {
        while (own.size() <= node) {
            own.add(new EnumMap<>(Kind.class));
        }
        return own.get(node);
    }

    private static void put(Map<Kind, Secret> into, Kind kind, String text) {
        if (text.isEmpty()) {
            into.remove(kind);
        } else {
            into.put(kind, Secret.of(text));
        }
    }

    /** What a password is for. */
    public enum Kind {
        PASSPHRASE("passphrase", SecretRef::keyPassphrase),
        PASSWORD("password", SecretRef::sshPassword),
        SUDO("sudo-password", SecretRef::sudoPassword);

        private final String field;

        @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
        private final Function<String, SecretRef> ref;

        Kind(String field, Function<String, SecretRef> ref) {
            this.field = field;
            this.ref = ref;
        }

        /** The last part of its field's path. */
        String field() {
            return field;
        }
    }
}
