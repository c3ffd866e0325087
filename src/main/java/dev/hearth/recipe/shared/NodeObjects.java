// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.node.K3sFlags;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import java.util.Optional;

/** What a cluster keeps of a node. */
public final class NodeObjects {
    private static final String ARGUMENTS = "k3s.io/node-args";

    private NodeObjects() {}

    /** What k3s was started with there; empty when the Node does not say. */
    public static Optional<K3sFlags> flags(LiveObject node) {
        return Optional.ofNullable(node.texts("metadata", "annotations").get(ARGUMENTS)).map(K3sFlags::ofAnnotation);
    }

    /** k3s keeps an etcd member as long as a server's Node, and lets the Node go when the member is gone (its finalizer). */
    public static ObjectRef node(NodeSpec node) {
        return new ObjectRef("v1", "Node", "", node.name());
    }

    /** The hash of the password that the machine came with: another machine of that name is refused (component facts 1.5). */
    public static ObjectRef password(NodeSpec node) {
        return new ObjectRef("v1", "Secret", "kube-system", node.name() + ".node-password.k3s");
    }
}
