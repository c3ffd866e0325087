// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.ClusterSpec;
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
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.util.List;

/** Puts the data of a server aside that will join the restored one: with it, it would be a member of the old cluster. */
final class ClearStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final String snapshot;
    private final Ports ports;

    ClearStep(ClusterSpec spec, NodeSpec node, String snapshot, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.snapshot = snapshot;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onNode(SnapshotIds.clear(node), SnapshotIds.COMPONENT, node, Patience.none(K3sPaths.RESTORE), Edge.hard(SnapshotIds.RESET, "reset"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (node.equals(context.require(SnapshotIds.SOURCE))) {
            return Probe.satisfied("has the snapshot");
        }
        return RestoreMark.of(snapshot, false).on(ports.shell(node))
                ? Probe.satisfied("without old data")
                : new Probe.Needed("has its old data", List.of(new Change(Change.Verb.CHANGE, "/var/lib/rancher/k3s/server/db/etcd put aside", node.name())));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        shell.write(K3sPaths.CONFIG, "0600", ControlPlane.joining(spec, node, context).render());
        shell.done(SnapshotCommands.clear(RestoreMark.of(snapshot, false).text()));
    }
}
