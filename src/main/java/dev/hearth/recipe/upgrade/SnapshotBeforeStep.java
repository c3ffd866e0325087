// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.upgrade;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.ClusterApi;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.snapshots.TakeSnapshotStep;
import java.time.Duration;
import java.util.List;

/** A snapshot of the cluster as it was before its first node changed; none when no node has to. One of an earlier attempt that changed nothing is too old after an hour. */
final class SnapshotBeforeStep implements Step {
    static final StepId ID = TakeSnapshotStep.ID;
    private static final Duration FRESH = Duration.ofHours(1);
    private final ClusterSpec spec;
    private final String version;
    private final String name;
    private final Ports ports;
    private final TakeSnapshotStep take;

    SnapshotBeforeStep(ClusterSpec spec, String version, Ports ports) {
        this.spec = spec;
        this.version = version;
        this.name = Snapshot.OURS + "before-" + version.replace('+', '-');
        this.ports = ports;
        this.take = new TakeSnapshotStep(name, List.of(Edge.hard(UpgradeRecipe.VERSIONS, "versions")), ports);
    }

    @Override
    public StepInfo info() {
        return take.info();
    }

    @Override
    public List<Change> foreseen() {
        return take.foreseen();
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        long old = AnyServer.ask(spec, ports, context, ClusterApi::nodes).stream().filter(node -> !node.kubeletVersion().equals(version)).count();
        if (old == 0) {
            return Probe.satisfied("all nodes " + version);
        }
        Probe found = take.probe(context);
        boolean begun = old < spec.nodes().size();
        if (!(found instanceof Probe.Satisfied) || begun || fresh(context)) {
            return found;
        }
        return new Probe.Needed("older than an hour", take.foreseen());
    }

    private boolean fresh(StepContext context) throws ProblemException, InterruptedException {
        return ports.shell(context.require(Keys.STANDING).lead()).snapshots().stream()
                .anyMatch(found -> found.name().startsWith(name + "-") && found.made().plus(FRESH).isAfter(context.now()));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        take.act(context);
    }
}
