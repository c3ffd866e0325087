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
import dev.hearth.node.NodeShell;
import dev.hearth.node.SnapshotCommands;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;

/** Makes the server that has the snapshot the only member of the cluster, with the snapshot's content. k3s puts what was there aside. */
final class ResetStep implements Step {
    /** On a file system that is gone with the power: it has the token. */
    private static final String CONFIG = "/run/hearth/reset.yaml";
    private final ClusterSpec spec;
    private final String snapshot;
    private final List<Edge> edges;
    private final Ports ports;

    ResetStep(ClusterSpec spec, String snapshot, List<Edge> edges, Ports ports) {
        this.spec = spec;
        this.snapshot = snapshot;
        this.edges = List.copyOf(edges);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(SnapshotIds.RESET, SnapshotIds.COMPONENT, new Patience("k3s server --cluster-reset", Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2), 3), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec source = context.require(SnapshotIds.SOURCE);
        return RestoreMark.of(snapshot, true).on(ports.shell(source))
                ? Probe.satisfied(source.name() + " has " + snapshot)
                : new Probe.Needed(source.name() + " has its own data", List.of(new Change(Change.Verb.CHANGE, "etcd := " + snapshot, source.name())));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec source = context.require(SnapshotIds.SOURCE);
        NodeShell shell = ports.shell(source);
        shell.write(CONFIG, "0600", ControlPlane.alone(spec, source, context).render());
        shell.done(SnapshotCommands.reset(CONFIG, snapshot, RestoreMark.of(snapshot, true).text()));
    }
}
