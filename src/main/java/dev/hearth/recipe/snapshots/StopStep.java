// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.node.SnapshotCommands;
import dev.hearth.node.UnitState;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;

/** Ends k3s on a server, until it is started again with the data that it should have. Pods go on. */
final class StopStep implements Step {
    private final NodeSpec node;
    private final String snapshot;
    private final Ports ports;

    StopStep(NodeSpec node, String snapshot, Ports ports) {
        this.node = node;
        this.snapshot = snapshot;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onNode(SnapshotIds.stop(node), SnapshotIds.COMPONENT, node,
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(5), "systemctl show k3s"), Edge.hard(SnapshotIds.FIND, "snapshot"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        if (RestoreMark.any(snapshot, shell)) {
            return Probe.satisfied("was stopped");
        }
        UnitState state = shell.unit(K3sPaths.SERVER_UNIT);
        return state.started() || state.enabled()
                ? new Probe.Needed("k3s " + state, List.of(new Change(Change.Verb.CHANGE, "k3s.service stopped", node.name())))
                : Probe.satisfied("k3s " + state);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(node).done(SnapshotCommands.stop(K3sPaths.SERVER_UNIT));
    }
}
