// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.NodeShell;
import dev.hearth.node.UnitState;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Members;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;

/**
 * Ends k3s on the node that leaves, before its Node is deleted: a server that sees its etcd member removed joins again by itself. Where
 * etcd cannot spare it yet, as one of two, it goes on until the Node is gone, and only starts no more.
 */
final class HaltStep implements Step {
    private final ClusterSpec staying;
    private final NodeSpec leaving;
    private final Ports ports;

    HaltStep(ClusterSpec staying, NodeSpec leaving, Ports ports) {
        this.staying = staying;
        this.leaving = leaving;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onNode(RemovalIds.halt(leaving), RemovalIds.COMPONENT, leaving,
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(10), "systemctl show " + unit()), Edge.hard(RemovalIds.drain(leaving), "drained"));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.REMOVE, unit() + ".service", leaving.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (context.find(Keys.facts(leaving.name())).isEmpty()) {
            return Probe.satisfied(leaving.name() + " not reachable");
        }
        UnitState state = ports.shell(leaving).unit(unit());
        boolean ends = ends(context);
        if (!state.enabled() && (!ends || !state.started())) {
            return Probe.satisfied(unit() + " " + state + (ends ? "" : ", etcd needs it until the Node is gone"));
        }
        return new Probe.Needed(unit() + " " + state, foreseen());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(leaving);
        shell.done(ends(context) ? NodeCommands.halt(staying.addresses().vip()) : NodeCommands.retire(unit()));
    }

    private boolean ends(StepContext context) throws ProblemException, InterruptedException {
        return leaving.role() == Role.AGENT || Members.of(staying, leaving, ports, context).canEndFirst();
    }

    private String unit() {
        return leaving.role() == Role.SERVER ? K3sPaths.SERVER_UNIT : K3sPaths.AGENT_UNIT;
    }
}
