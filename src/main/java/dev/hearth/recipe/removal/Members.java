// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Ports;
import java.util.List;
import java.util.Optional;

/** The nodes as the cluster itself has them, and what etcd can bear: k3s keeps one member for each Node with etcd's role. */
record Members(List<NodeStatus> all, String leaving) {
    private static final String ETCD = "node-role.kubernetes.io/etcd";

    /** @param spec of the nodes that stay: they are asked */
    static Members of(ClusterSpec spec, NodeSpec leaving, Ports ports, StepContext context) throws ProblemException, InterruptedException {
        return new Members(AnyServer.ask(spec, ports, context, ClusterApi::nodes), leaving.name());
    }

    Optional<NodeStatus> leaver() {
        return all.stream().filter(node -> node.name().equals(leaving)).findFirst();
    }

    /** Of etcd, up or not. */
    Quorum now() {
        return new Quorum((int) all.stream().filter(Members::etcd).count());
    }

    /** Without the one that leaves. */
    Quorum after() {
        return new Quorum((int) all.stream().filter(Members::etcd).filter(node -> !node.name().equals(leaving)).count());
    }

    int up() {
        return (int) all.stream().filter(Members::votes).count();
    }

    /** Voters that are up, of those that stay. */
    int upAfter() {
        return (int) all.stream().filter(Members::votes).filter(node -> !node.name().equals(leaving)).count();
    }

    /** Whether the API still takes writes when the leaving server ends while it is a member: the Node has to be deleted by it. */
    boolean canEndFirst() {
        return now().spare(upAfter()) >= 0;
    }

    private static boolean etcd(NodeStatus node) {
        return node.labels().containsKey(ETCD);
    }

    private static boolean votes(NodeStatus node) {
        return etcd(node) && node.ready() && node.etcdVoter();
    }
}
