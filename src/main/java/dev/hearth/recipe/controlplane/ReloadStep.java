// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.K3sProcess;
import dev.hearth.node.NodeShell;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.NodeObjects;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * k3s runs with what its files say. It reads them when it starts alone (component facts 1.2), so a k3s that runs with anything else,
 * as its Node's annotation or the age of the files tells, is restarted: one node at a time, with quorum kept. What Hearth wrote before it was
 * ended, and what somebody else had restarted k3s with, are found alike.
 */
final class ReloadStep implements Step {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Ports ports;
    private final Restart restart;

    ReloadStep(ClusterSpec spec, NodeSpec node, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ports = ports;
        this.restart = new Restart(spec, node, ports);
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.CREDENTIALS, "api"), Edge.hard(StepIds.config(node), "config")));
        if (!spec.sources().registries().isEmpty()) {
            edges.add(Edge.hard(StepIds.registries(node), "registries"));
        }
        return new StepInfo(StepIds.reload(node), "k3s", node.name(), edges, restart.locks(),
                Patience.upTo(Duration.ofMinutes(8), Duration.ofSeconds(3), "k3s.io/node-args of Node " + node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        K3sProcess process = shell.k3sProcess(restart.unit());
        K3sFlags wanted = Configs.flags(spec, node, context);
        ForeignSettings foreign = ForeignSettings.of(node.name(), wanted, process, shell);
        if (foreign.contrary().isPresent()) {
            return new Probe.Impossible(foreign.contrary().get());
        }
        if (process.started().isEmpty() && !context.acted()) {
            return Probe.satisfied(restart.unit() + " not started");
        }
        List<String> reasons = reasons(wanted, foreign, process, context);
        if (!reasons.isEmpty()) {
            restart.permit(context);
            return new Probe.Drifted(String.join("; ", reasons), List.of(restart.change()));
        }
        Optional<String> missing = context.acted() ? restart.missing(context) : Optional.empty();
        return missing.<Probe>map(Probe::needed).orElseGet(() -> Probe.satisfied("runs with " + K3sPaths.CONFIG));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        restart.begin(context);
    }

    private List<String> reasons(K3sFlags wanted, ForeignSettings foreign, K3sProcess process, StepContext context) throws ProblemException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        Optional<K3sFlags> running = running(context);
        if (running.isPresent()) {
            List<String> differences = running.get().without(Configs.UNTOLD).differences(wanted).stream()
                    .filter(key -> !foreign.keys().contains(key) || !running.get().includes(key, wanted)).toList();
            if (!differences.isEmpty()) {
                reasons.add("runs with another " + String.join(", ", differences));
            }
        } else if (process.unread(K3sPaths.CONFIG)) {
            reasons.add(K3sPaths.CONFIG + " is newer than the process");
        }
        if (process.unread(K3sPaths.REGISTRIES)) {
            reasons.add(K3sPaths.REGISTRIES + " is newer than the process");
        }
        if (reasons.isEmpty() && node.role() == Role.SERVER) {
            unnamed().ifPresent(reasons::add);
        }
        return reasons;
    }

    /** Empty when the Node is not there yet, or says nothing of it. */
    private Optional<K3sFlags> running(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, api -> api.objects().get(NodeObjects.node(node))).flatMap(NodeObjects::flags);
    }

    /** k3s adds the names that are missing in its certificate when it starts (component facts 1.4). */
    private Optional<String> unnamed() throws ProblemException, InterruptedException {
        List<String> missing = new ArrayList<>(Configs.ownSans(spec, node));
        ports.network().api(node.address(), PATIENCE).ifPresentOrElse(answer -> missing.removeAll(answer.sans()), missing::clear);
        return missing.isEmpty() ? Optional.empty() : Optional.of("certificate without " + String.join(", ", missing));
    }
}
