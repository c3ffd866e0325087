// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import java.util.List;

/** A machine by itself: whether and how it is got into does not depend on the rest of a plan, which may be far from complete. */
final class Alone {
    /** A network that is right. */
    private static final ClusterDraft.Network ANY =
            new ClusterDraft.Network("192.168.255.0/24", "", "", "", "192.168.255.200", "192.168.255.201-192.168.255.210", "", "");
    private static final String ADDRESS = "192.168.255.10";

    private Alone() {}

    /** @return a draft in which nothing but that node and the way into it can be wrong */
    static ClusterDraft of(ClusterDraft draft, Node node) {
        return draft.withNetwork(ANY).withNodes(List.of(NodeTexts.role(node, "server"))).withPlatform(ClusterDraft.Platform.empty().withScope("control-plane"))
                .withAdvanced(ClusterDraft.Advanced.empty());
    }

    /** With an address that fits that network. */
    static Node placed(Node node) {
        return NodeTexts.address(node, ADDRESS);
    }
}
