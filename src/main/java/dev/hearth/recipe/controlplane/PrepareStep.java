// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.NodeFacts;
import dev.hearth.node.NodeShell;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Raises the kernel's limits on watched files where they are too low for a node full of pods (Debian's 128 instances run
 * out: "too many open files" in kubelet and in pods; field study, os.sysctl). Only what is too low is written.
 */
final class PrepareStep implements Step, Scripted {
    private static final String MARK = "# Written by Hearth: limits for many pods\n";
    private static final Map<String, Long> LEAST =
            new TreeMap<>(Map.of("fs.inotify.max_user_instances", 512L, "fs.inotify.max_user_watches", 524_288L));

    private final NodeSpec node;
    private final Ports ports;

    PrepareStep(NodeSpec node, Ports ports) {
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onNode(StepIds.prepare(node), "nodes", node, Patience.none("cat " + K3sPaths.SYSCTL),
                Edge.hard(StepIds.facts(node), "facts"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeFacts facts = context.require(Keys.facts(node.name()));
        Map<String, Long> low = low(facts);
        Optional<String> written = ports.shell(node).read(K3sPaths.SYSCTL).filter(text -> text.startsWith(MARK));
        if (low.isEmpty() || written.filter(text -> low.keySet().stream().allMatch(text::contains)).isPresent()) {
            return Probe.satisfied(LEAST.keySet().stream()
                    .map(key -> key + "=" + facts.sysctl(key).map(String::valueOf).orElse("?")).collect(Collectors.joining(" ")));
        }
        String why = low.keySet().stream().map(key -> key + "=" + facts.sysctl(key).orElse(0L)).collect(Collectors.joining(" "));
        return Probe.needed(why, new Change(Change.Verb.WRITE, K3sPaths.SYSCTL, node.name()));
    }

    @Override
    public void script(Script script) {
        List<Object> words = new ArrayList<>(List.of("limits", node.name(), K3sPaths.SYSCTL, MARK.strip()));
        LEAST.forEach((key, least) -> words.addAll(List.of(key, least)));
        script.call(words.toArray());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        String lines = low(context.require(Keys.facts(node.name()))).keySet().stream()
                .map(key -> key + " = " + LEAST.get(key) + "\n").collect(Collectors.joining());
        shell.write(K3sPaths.SYSCTL, "0644", Secret.of(MARK + lines));
        shell.done(NodeCommands.loadSysctl(K3sPaths.SYSCTL));
    }

    private static Map<String, Long> low(NodeFacts facts) {
        return LEAST.entrySet().stream()
                .filter(entry -> facts.sysctl(entry.getKey()).filter(value -> value < entry.getValue()).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one, TreeMap::new));
    }
}
