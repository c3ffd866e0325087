// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeFacts;
import dev.hearth.node.NodeShell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a server of a cluster that stands, and reads its kubeconfig and token. For what is done to such a cluster: it begins none and
 * starts nothing, and one server that runs will do.
 */
public final class AccessStep implements Step {
    private final ClusterSpec spec;
    private final Ports ports;

    public AccessStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = spec.servers().stream().map(node -> Edge.settled(StepIds.facts(node), "facts")).toList();
        return NodeStepInfo.onCluster(StepIds.ACCESS, "k3s", Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(2), K3sPaths.KUBECONFIG), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        @Nullable ProblemException last = null;
        for (NodeSpec server : spec.servers()) {
            if (runs(context, server)) {
                try {
                    Optional<Probe> found = through(server);
                    if (found.isPresent()) {
                        return found.get();
                    }
                } catch (ProblemException e) {
                    last = e;
                }
            }
        }
        if (last != null) {
            throw last;
        }
        String nodes = spec.servers().stream().map(NodeSpec::name).collect(Collectors.joining(", "));
        return new Probe.Impossible(Problem.blocking(ProblemCode.CLUSTER_NOT_REACHED, Map.of("nodes", nodes)));
    }

    @Override
    public void act(StepContext context) {
        // A server answers or it does not.
    }

    private static boolean runs(StepContext context, NodeSpec server) {
        return context.find(Keys.facts(server.name())).map(NodeFacts::k3s).filter(k3s -> k3s.serverData() && k3s.active()).isPresent();
    }

    private Optional<Probe> through(NodeSpec server) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(server);
        Optional<Secret> kubeconfig = shell.read(K3sPaths.KUBECONFIG).filter(text -> !text.isBlank()).map(Secret::of);
        Optional<Outputs> tokens = ServerTokens.of(shell);
        if (kubeconfig.isEmpty() || tokens.isEmpty()) {
            return Optional.empty();
        }
        String version = ports.apis().open(server.address().toString(), kubeconfig.get()).version();
        Outputs outputs = tokens.get().with(Keys.KUBECONFIG, kubeconfig.get()).with(Keys.STANDING, new Standing(server, true));
        return Optional.of(new Probe.Satisfied(outputs, server.name() + ", readyz " + version));
    }
}
