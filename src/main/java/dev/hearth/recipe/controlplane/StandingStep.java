// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
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
import dev.hearth.node.NodeFacts;
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.ServerTokens;
import dev.hearth.recipe.shared.Standing;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out which servers have the cluster already. Only when every planned server says that it has none does one begin: a
 * server that could not be looked at may have it, and a cluster that begins twice is two clusters (docs/adr/0018).
 */
final class StandingStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final String version;
    private final Ports ports;

    /** @param version of k3s that nodes are to join with */
    StandingStep(ClusterSpec spec, String version, Ports ports) {
        this.version = version;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.STANDING, "k3s", Patience.upTo(Duration.ofSeconds(60), Duration.ofSeconds(1), K3sPaths.DATA),
                spec.servers().stream().map(node -> Edge.settled(StepIds.facts(node), "facts")).toList());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<Problem> unfinished = spec.servers().stream().map(node -> k3s(context, node).flatMap(NodeFacts.ExistingK3s::restore).map(mark -> unfinished(node, mark)))
                .flatMap(Optional::stream).findFirst();
        if (unfinished.isPresent()) {
            return new Probe.Impossible(unfinished.get());
        }
        List<NodeSpec> members = spec.servers().stream().filter(node -> k3s(context, node).filter(NodeFacts.ExistingK3s::serverData).isPresent()).toList();
        if (members.isEmpty()) {
            return bare(context);
        }
        NodeSpec lead = members.stream().filter(node -> k3s(context, node).filter(NodeFacts.ExistingK3s::active).isPresent()).findFirst()
                .orElse(members.getFirst());
        Optional<String> other = k3s(context, lead).flatMap(NodeFacts.ExistingK3s::version).filter(found -> !found.equals(version));
        if (spec.adopted() && other.isPresent() && spec.nodes().stream().anyMatch(node -> !node.adopted())) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.ADOPTED_OTHER_VERSION, Map.of("node", lead.name(), "found", other.get(), "required", version)));
        }
        Outputs outputs = Outputs.of(Keys.STANDING, new Standing(lead, true));
        if (!members.contains(spec.firstServer())) {
            Optional<Outputs> tokens = ServerTokens.of(ports.shell(lead));
            if (tokens.isEmpty()) {
                return Probe.needed(lead.name() + " " + K3sPaths.TOKEN + " absent");
            }
            outputs = outputs.and(tokens.get());
        }
        return new Probe.Satisfied(outputs, members.stream().map(NodeSpec::name).collect(Collectors.joining(", ")));
    }

    /** Servers with old data beside one with restored data would be two clusters: nothing is started before the restore has ended. */
    private static Problem unfinished(NodeSpec node, String mark) {
        return Problem.blocking(ProblemCode.RESTORE_UNFINISHED, Map.of("node", node.name(), "name", mark.replaceAll(" .*", "")));
    }

    /** Nobody is known to have the cluster. */
    private Probe bare(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec first = spec.firstServer();
        if (k3s(context, first).isEmpty()) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.CLUSTER_NOT_FOUND, Map.of("node", first.name())));
        }
        spec.servers().forEach(node -> context.rely(StepIds.facts(node)));
        String vip = spec.addresses().vip().toString();
        Optional<String> mac = ports.shell(first).neighbour(spec.addresses().vip());
        return mac.isPresent()
                ? new Probe.Impossible(Problem.blocking(ProblemCode.VIP_TAKEN, Map.of("vip", vip, "mac", mac.get())))
                : new Probe.Satisfied(Outputs.of(Keys.STANDING, new Standing(first, false)).with(Keys.AGENT_TOKEN, ServerTokens.fresh()), "none, " + vip + " free");
    }

    @Override
    public void script(Script script) {
        String first = spec.firstServer().name();
        script.line("begins_only " + ShellWords.readable(spec.servers().stream().map(NodeSpec::name).toArray()));
        script.line("if ! begun " + ShellWords.readable(first) + "; then " + ShellWords.readable("unused", first, spec.addresses().vip()) + "; fi");
        script.note("what agents join with; no server joins with it");
        script.line("agent_token=$(agent_password " + ShellWords.readable(first) + ")");
    }

    @Override
    public void act(StepContext context) {
        // k3s writes the token; we wait.
    }

    private static Optional<NodeFacts.ExistingK3s> k3s(StepContext context, NodeSpec node) {
        return context.find(Keys.facts(node.name())).map(NodeFacts::k3s);
    }
}
