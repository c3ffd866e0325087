// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
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
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts k3s on the server where the cluster begins, and waits until it says that it is started. Where one runs already, that will do. */
final class StartServerStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final Ports ports;

    StartServerStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.START_SERVER, "k3s", Patience.upTo(Duration.ofMinutes(5), Duration.ofSeconds(20), "systemctl show k3s"),
                List.of(Edge.hard(StepIds.STANDING, "standing"), first(spec.firstServer())));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.START, "k3s.service", spec.firstServer().name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec node = lead(context);
        NodeShell shell = ports.shell(node);
        UnitState state = shell.unit(K3sPaths.SERVER_UNIT);
        if (state.running()) {
            return Probe.satisfied(node.name() + " k3s " + state);
        }
        if (node.adopted()) {
            return new Probe.Impossible(Adopted.away(node, "k3s " + state));
        }
        if (node.equals(spec.firstServer())) {
            context.rely(StepIds.install(node));
        }
        Optional<Problem> cause = Starting.cause(context, shell, K3sPaths.SERVER_UNIT, state);
        return cause.<Probe>map(Probe.Impossible::new)
                .orElseGet(() -> Probe.needed("k3s " + state, new Change(Change.Verb.START, "k3s.service", node.name())));
    }

    @Override
    public void script(Script script) {
        String first = spec.firstServer().name();
        script.run(first, NodeCommands.startUnit(K3sPaths.SERVER_UNIT));
        script.await("k3s runs on " + first, "on", first, "systemctl", "is-active", "--quiet", K3sPaths.SERVER_UNIT);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(lead(context)).start(K3sPaths.SERVER_UNIT);
    }

    private static Edge first(NodeSpec server) {
        return server.adopted() ? Edge.settled(StepIds.facts(server), "unit") : Edge.settled(StepIds.install(server), "unit");
    }

    private static NodeSpec lead(StepContext context) {
        return context.require(Keys.STANDING).lead();
    }
}
