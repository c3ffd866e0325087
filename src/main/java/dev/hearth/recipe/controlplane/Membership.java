// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import java.util.Optional;

/** Where a node stands in its cluster. Complete for a server means Ready and a voter; for an agent, Ready (component facts 1.5). */
record Membership(NodeSpec node, Optional<NodeStatus> status) {
    static Membership of(ClusterSpec spec, NodeSpec node, Ports ports, StepContext context) throws ProblemException, InterruptedException {
        return new Membership(node, AnyServer.ask(spec, ports, context, ClusterApi::nodes).stream()
                .filter(found -> found.name().equals(node.name()))
                .findFirst());
    }

    /** The same, in a script. */
    static void await(Script script, NodeSpec node) {
        script.await(node.name() + " is a whole member", "member", node.name(), node.role() == Role.AGENT ? "agent" : "server");
    }

    boolean complete() {
        return status.filter(found -> found.ready() && (node.role() == Role.AGENT || found.etcdVoter())).isPresent();
    }

    @Override
    public String toString() {
        return status.map(found -> "Ready=" + found.conditions().getOrDefault("Ready", "-")
                        + (node.role() == Role.SERVER ? " EtcdIsVoter=" + found.conditions().getOrDefault("EtcdIsVoter", "-") : ""))
                .orElse("Node " + node.name() + " absent");
    }
}
