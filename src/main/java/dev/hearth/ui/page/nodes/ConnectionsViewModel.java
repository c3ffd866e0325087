// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.ui.wizard.PageContext;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** Tests whether Hearth gets into a node. */
public final class ConnectionsViewModel {
    /** A network that is right, for a node that is looked at alone: how to get into it does not depend on the plan. */
    private static final ClusterDraft.Network ANY =
            new ClusterDraft.Network("192.168.255.0/24", "", "", "", "192.168.255.200", "192.168.255.201-192.168.255.210", "", "");

    private final PageContext context;
    private final HostKeyCheck keys;
    private final ObservableMap<String, Connection> states = FXCollections.observableHashMap();

    ConnectionsViewModel(PageContext context, HostKeyCheck keys) {
        this.context = context;
        this.keys = keys;
    }

    /** By node name. */
    public ObservableMap<String, Connection> states() {
        return states;
    }

    public Connection of(Node node) {
        return states.getOrDefault(node.name(), Connection.UNTESTED);
    }

    /** The node as it would be built, even when another page is not finished; empty when this node itself is not. */
    Optional<NodeSpec> spec(int index) {
        ClusterDraft draft = context.draft().get();
        if (context.draft().spec().isPresent()) {
            return context.draft().spec().map(spec -> spec.nodes().get(index));
        }
        Node alone = NodeTexts.address(NodeTexts.role(draft.nodes().get(index), "server"), "192.168.255.10");
        ClusterDraft some = draft.withName("test").withNodes(List.of(alone)).withNetwork(ANY).withAdvanced(ClusterDraft.Advanced.empty());
        return Optional.ofNullable(context.bench().check(some).spec()).map(spec -> spec.firstServer());
    }

    void test(NodeSpec node) {
        states.put(node.name(), Connection.of(Connection.State.TESTING));
        keys.ensure(List.of(node), trusted -> {
            if (trusted) {
                context.background().execute(() -> connect(node));
            } else {
                states.put(node.name(), Connection.of(Connection.State.UNTRUSTED));
            }
        });
    }

    private void connect(NodeSpec node) {
        Connection result;
        try {
            context.bench().hosts().connect(node.access());
            result = Connection.of(Connection.State.CONNECTED);
        } catch (ProblemException e) {
            result = Connection.failed(e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = Connection.UNTESTED;
        }
        Connection last = result;
        context.ui().execute(() -> states.put(node.name(), last));
    }
}
