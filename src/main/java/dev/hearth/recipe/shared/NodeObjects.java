// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.port.ObjectRef;

/** What a cluster keeps of a node. */
public final class NodeObjects {
    private NodeObjects() {}

    /** k3s keeps an etcd member as long as a server's Node, and lets the Node go when the member is gone (its finalizer). */
    public static ObjectRef node(NodeSpec node) {
        return new ObjectRef("v1", "Node", "", node.name());
    }

    /** The hash of the password that the machine came with: another machine of that name is refused (component facts 1.5). */
    public static ObjectRef password(NodeSpec node) {
        return new ObjectRef("v1", "Secret", "kube-system", node.name() + ".node-password.k3s");
    }
}
