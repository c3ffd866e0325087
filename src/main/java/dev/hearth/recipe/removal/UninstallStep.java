// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeCommands;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Takes k3s, kube-vip and what Hearth wrote off a node, and looks for each thing that might be left. */
final class UninstallStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final List<Edge> edges;
    private final Ports ports;

    /** @param edges among them one on what gives the node's facts; without facts the node is dead, and left alone */
    UninstallStep(ClusterSpec spec, NodeSpec node, List<Edge> edges, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.edges = List.copyOf(edges);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onNode(RemovalIds.uninstall(node), RemovalIds.COMPONENT, node,
                Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(15), "leftovers"), edges.toArray(Edge[]::new));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.REMOVE, "k3s", node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (context.find(Keys.facts(node.name())).isEmpty()) {
            return Probe.satisfied(node.name() + " not reachable, its disk as it was");
        }
        List<String> left = ports.shell(node).leftovers(spec.addresses().vip());
        if (left.isEmpty()) {
            return Probe.satisfied("files, interfaces, addresses, chains, mounts: none of k3s");
        }
        String why = String.join(", ", left);
        return context.acted()
                ? new Probe.Hindered(why, Problem.blocking(ProblemCode.NODE_LEFTOVERS, Map.of("node", node.name(), "found", why)))
                : new Probe.Needed(left.size() + " left", left.stream().map(each -> new Change(Change.Verb.REMOVE, each, node.name())).toList());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(node).done(NodeCommands.uninstall(spec.addresses().vip()));
    }
}
