// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.upgrade;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.K3sVersion;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the way from what runs to what is planned is one that Hearth goes: newer patches of the same minor, on every node of the cluster. */
final class VersionsStep implements Step {
    private final ClusterSpec spec;
    private final String version;
    private final Ports ports;

    VersionsStep(ClusterSpec spec, String version, Ports ports) {
        this.spec = spec;
        this.version = version;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.ACCESS, "api")));
        spec.nodes().forEach(node -> edges.add(Edge.hard(StepIds.facts(node), "facts")));
        return NodeStepInfo.onCluster(UpgradeRecipe.VERSIONS, UpgradeRecipe.COMPONENT, Patience.upTo(Duration.ofSeconds(30), Duration.ofSeconds(1), "kubeletVersion"), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        List<NodeStatus> nodes = AnyServer.ask(spec, ports, context, ClusterApi::nodes);
        for (NodeStatus node : nodes) {
            Optional<ProblemCode> against = against(node.kubeletVersion());
            if (against.isPresent()) {
                return new Probe.Impossible(Problem.blocking(against.get(), Map.of("node", node.name(), "found", node.kubeletVersion(), "required", version)));
            }
        }
        return Probe.satisfied(nodes.stream().map(node -> node.name() + " " + node.kubeletVersion()).collect(Collectors.joining(", ")) + " -> " + version);
    }

    private Optional<ProblemCode> against(String running) {
        Optional<K3sVersion> from = K3sVersion.parse(running);
        Optional<K3sVersion> to = K3sVersion.parse(version);
        if (from.isEmpty() || to.isEmpty() || !from.get().sameMinor(to.get())) {
            return running.equals(version) ? Optional.empty() : Optional.of(ProblemCode.K3S_OTHER_MINOR);
        }
        return from.get().compareTo(to.get()) > 0 ? Optional.of(ProblemCode.K3S_DOWNGRADE) : Optional.empty();
    }

    @Override
    public void act(StepContext context) {
        // Comparing changes nothing.
    }
}
