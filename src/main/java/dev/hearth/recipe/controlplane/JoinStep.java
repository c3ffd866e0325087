// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeShell;
import dev.hearth.node.UnitState;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts k3s on a node that joins through the VIP, and waits until it is a full member. Servers join one at a time: etcd takes one
 * learner (component facts 1.5).
 */
final class JoinStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final StepId before;
    private final Ports ports;

    /** @param before what must be a member first: the server that joins before this one, or the first server */
    JoinStep(ClusterSpec spec, NodeSpec node, StepId before, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.before = before;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(
                Edge.hard(StepIds.VIP, "vip"), Edge.hard(before, "learner"),
                Edge.hard(StepIds.config(node), "config"), Edge.hard(StepIds.install(node), "unit"), Edge.guidance(StepIds.prepare(node), "limits")));
        if (!spec.sources().registries().isEmpty()) {
            edges.add(Edge.hard(StepIds.registries(node), "registries"));
        }
        Lock own = Lock.node(node.name());
        return new StepInfo(StepIds.join(node), "join", node.name(), edges,
                node.role() == Role.SERVER ? Set.of(own, Lock.CLUSTER_MEMBERSHIP) : Set.of(own),
                Patience.upTo(Duration.ofMinutes(8), Duration.ofSeconds(25), "Node " + node.name()));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.JOIN, Configs.unit(node) + ".service", node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Membership membership = Membership.of(spec, node, ports, context);
        NodeShell shell = ports.shell(node);
        UnitState state = shell.unit(Configs.unit(node));
        if (membership.complete() && state.running()) {
            return Probe.satisfied(membership.toString());
        }
        Optional<Problem> cause = Starting.cause(context, shell, Configs.unit(node), state);
        return cause.<Probe>map(Probe.Impossible::new)
                .orElseGet(() -> Probe.needed(Configs.unit(node) + " " + state + ", " + membership,
                        new Change(Change.Verb.JOIN, Configs.unit(node) + ".service", node.name())));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(node).start(Configs.unit(node));
    }
}
