// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.SnapshotCommands;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes a snapshot on a server that runs, where none of that name is. */
public final class TakeSnapshotStep implements Step {
    public static final StepId ID = StepId.of("cluster/snapshot");
    private final String name;
    private final List<Edge> edges;
    private final Ports ports;

    /** @param name without node and time, which k3s adds */
    public TakeSnapshotStep(String name, List<Edge> edges, Ports ports) {
        this.name = name;
        this.edges = List.copyOf(edges);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(ID, SnapshotIds.COMPONENT, Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(3), K3sPaths.SNAPSHOTS), edges);
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CREATE, K3sPaths.SNAPSHOTS + "/" + name, "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec server = context.require(Keys.STANDING).lead();
        Optional<Snapshot> there = ports.shell(server).snapshots().stream().filter(found -> found.name().startsWith(name + "-")).findFirst();
        return there.map(found -> Probe.satisfied(found.name() + " on " + found.node() + ", " + found.bytes() + " bytes"))
                .orElseGet(() -> Probe.needed("no " + name, new Change(Change.Verb.CREATE, K3sPaths.SNAPSHOTS + "/" + name, server.name())));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(context.require(Keys.STANDING).lead()).done(SnapshotCommands.take(name)).stdout().lines().forEach(context::log);
    }
}
