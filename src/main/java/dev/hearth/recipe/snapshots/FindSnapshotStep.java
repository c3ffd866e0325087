// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.ServerTokens;
import dev.hearth.recipe.shared.Standing;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the server whose disk has the snapshot, or that was restored from it already. All planned servers have to be there: one that came
 * back later with what it had would be a second cluster.
 */
final class FindSnapshotStep implements Step {
    private static final int TOLD = 5;
    private final ClusterSpec spec;
    private final String name;
    private final Ports ports;

    FindSnapshotStep(ClusterSpec spec, String name, Ports ports) {
        this.spec = spec;
        this.name = name;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(SnapshotIds.FIND, SnapshotIds.COMPONENT, Patience.upTo(Duration.ofSeconds(30), Duration.ofSeconds(1), K3sPaths.SNAPSHOTS),
                spec.servers().stream().map(server -> Edge.hard(StepIds.facts(server), "facts")).toList());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<NodeSpec> source = Optional.empty();
        List<String> found = new ArrayList<>();
        for (NodeSpec server : spec.servers()) {
            NodeShell shell = ports.shell(server);
            List<String> names = shell.snapshots().stream().map(Snapshot::name).toList();
            found.addAll(names.reversed());
            boolean begun = RestoreMark.of(name, true).on(shell);
            if (begun || (source.isEmpty() && names.contains(name))) {
                source = Optional.of(server);
            }
            if (begun) {
                break;
            }
        }
        if (source.isEmpty()) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.SNAPSHOT_NOT_FOUND,
                    Map.of("name", name, "found", found.isEmpty() ? "-" : String.join(", ", found.subList(0, Math.min(TOLD, found.size()))))));
        }
        NodeSpec server = source.get();
        Optional<Outputs> tokens = ServerTokens.of(ports.shell(server));
        return tokens.<Probe>map(outputs -> new Probe.Satisfied(outputs.with(SnapshotIds.SOURCE, server).with(Keys.STANDING, new Standing(server, true)),
                name + " on " + server.name())).orElseGet(() -> Probe.needed(K3sPaths.TOKEN + " absent on " + server.name()));
    }

    @Override
    public void act(StepContext context) {
        // Looking changes nothing.
    }
}
