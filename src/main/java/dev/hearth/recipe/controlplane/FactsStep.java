// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeFacts;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Foreign;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a node for everything that later steps decide by, in one round trip, and refuses a node that is somebody else's. */
final class FactsStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Ports ports;

    FactsStep(ClusterSpec spec, NodeSpec node, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.beside(StepIds.facts(node), "nodes", node,
                Patience.upTo(Duration.ofSeconds(60), Duration.ofSeconds(1), "survey"), Edge.hard(StepIds.connect(node), "ssh"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeFacts facts = ports.shell(node).facts(spec.addresses().vip());
        Optional<Problem> refusal = refusal(facts);
        if (refusal.isPresent()) {
            return new Probe.Impossible(refusal.get());
        }
        String evidence = facts.survey().one("os.name").orElse("Linux") + ", " + facts.arch().map(Arch::id).orElse("?") + ", "
                + facts.survey().one("res.cpus").orElse("?") + " CPU, " + facts.survey().number("res.memory-kib").map(kib -> Math.round(kib / 1_048_576)).orElse(0L)
                + " GiB";
        return new Probe.Satisfied(Outputs.of(Keys.facts(node.name()), facts), evidence);
    }

    private Optional<Problem> refusal(NodeFacts facts) {
        Optional<Problem> foreign = Foreign.problem(spec, node, facts);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (facts.interfaceOf(node.address()).isEmpty()) {
            String found = facts.addresses().stream().map(has -> has.address().toString()).collect(Collectors.joining(", "));
            return Optional.of(Problem.blocking(
                    ProblemCode.NODE_ADDRESS_MISSING, Map.of("node", node.name(), "address", node.address().toString(), "found", found)));
        }
        if (facts.arch().isEmpty()) {
            return Optional.of(Problem.blocking(
                    ProblemCode.ARCH_NOT_OFFERED, Map.of("arch", facts.survey().one("os.machine").orElse("?"), "component", "k3s", "node", node.name())));
        }
        return Optional.empty();
    }

    @Override
    public void script(Script script) {
        script.call("mine", node.name(), spec.name());
    }

    @Override
    public void act(StepContext context) {
        // Nothing to change: a survey only looks.
    }
}
