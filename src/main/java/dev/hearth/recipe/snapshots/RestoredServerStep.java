// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.node.SnapshotCommands;
import dev.hearth.node.UnitState;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts k3s on the server that has the snapshot's content, and waits until it answers. */
final class RestoredServerStep implements Step {
    private final ClusterSpec spec;
    private final List<Edge> edges;
    private final Ports ports;

    RestoredServerStep(ClusterSpec spec, List<Edge> edges, Ports ports) {
        this.spec = spec;
        this.edges = List.copyOf(edges);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(SnapshotIds.RESTORED, SnapshotIds.COMPONENT, Patience.upTo(Duration.ofMinutes(5), Duration.ofSeconds(30), "https://" + spec.firstServer().address() + ":6443/readyz"), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec source = context.require(SnapshotIds.SOURCE);
        NodeShell shell = ports.shell(source);
        UnitState state = shell.unit(K3sPaths.SERVER_UNIT);
        Optional<Secret> kubeconfig = shell.read(K3sPaths.KUBECONFIG).filter(text -> !text.isBlank()).map(Secret::of);
        if (!state.running() || !state.enabled() || kubeconfig.isEmpty()) {
            return Probe.needed("k3s " + state, new Change(Change.Verb.START, "k3s.service", source.name()));
        }
        String version = ports.apis().open(source.address().toString(), kubeconfig.get()).version();
        return new Probe.Satisfied(Outputs.of(Keys.KUBECONFIG, kubeconfig.get()), source.name() + ", readyz " + version);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(context.require(SnapshotIds.SOURCE)).done(SnapshotCommands.start(K3sPaths.SERVER_UNIT));
    }
}
