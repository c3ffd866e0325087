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
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.NodeShell;
import dev.hearth.node.UnitState;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts k3s on a node that joins through the VIP, and waits until it is a full member; the server where the cluster stands is one.
 * Servers join one at a time, each when those before it are voters: etcd takes one learner (component facts 1.5).
 */
final class JoinStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Ports ports;

    JoinStep(ClusterSpec spec, NodeSpec node, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.VIP, "vip"), Edge.hard(StepIds.READY, "learner")));
        if (node.adopted()) {
            edges.add(Edge.hard(StepIds.facts(node), "facts"));
        } else {
            edges.addAll(List.of(Edge.hard(StepIds.install(node), "unit"), Edge.hard(StepIds.reload(node), "settings"), Edge.hard(StepIds.replace(node), "name")));
        }
        before().forEach(server -> edges.add(Edge.settled(StepIds.join(server), "learner")));
        Lock own = Lock.node(node.name());
        return new StepInfo(StepIds.join(node), "join", node.name(), edges,
                node.role() == Role.SERVER ? Set.of(own, Lock.CLUSTER_MEMBERSHIP) : Set.of(own),
                Patience.upTo(Duration.ofMinutes(8), Duration.ofSeconds(25), "Node " + node.name()));
    }

    @Override
    public List<Change> foreseen() {
        return node.equals(spec.firstServer()) || node.adopted() ? List.of() : List.of(new Change(Change.Verb.JOIN, Configs.unit(node) + ".service", node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Membership membership = Membership.of(spec, node, ports, context);
        if (node.adopted()) {
            return membership.complete() ? Probe.satisfied(membership.toString()) : new Probe.Impossible(Adopted.away(node, membership.toString()));
        }
        NodeShell shell = ports.shell(node);
        UnitState state = shell.unit(Configs.unit(node));
        if (membership.complete() && state.running()) {
            return Probe.satisfied(membership.toString());
        }
        before().stream().filter(server -> context.find(Keys.facts(server.name())).isPresent()).forEach(server -> context.rely(StepIds.join(server)));
        Optional<Problem> cause = Starting.cause(context, shell, Configs.unit(node), state);
        return cause.<Probe>map(Probe.Impossible::new)
                .orElseGet(() -> Probe.needed(Configs.unit(node) + " " + state + ", " + membership,
                        new Change(Change.Verb.JOIN, Configs.unit(node) + ".service", node.name())));
    }

    @Override
    public void script(Script script) {
        if (!node.equals(spec.firstServer())) {
            script.run(node.name(), NodeCommands.startUnit(Configs.unit(node)));
        }
        Membership.await(script, node);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(node).start(Configs.unit(node));
    }

    /** The servers whose turn is earlier. One that was off all the time cannot be a learner; it holds nobody up. */
    private List<NodeSpec> before() {
        return spec.servers().stream().takeWhile(server -> !server.equals(node)).toList();
    }
}
