// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.ServerTokens;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a node's config.yaml. Where k3s runs already, a difference is a drift; {@link ReloadStep} sees that k3s reads the file. */
final class ConfigStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Ports ports;

    ConfigStep(ClusterSpec spec, NodeSpec node, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        Edge facts = Edge.hard(StepIds.facts(node), "facts");
        List<Edge> edges = List.of(facts, node.equals(spec.firstServer()) ? Edge.hard(StepIds.STANDING, "standing") : Edge.hard(StepIds.CREDENTIALS, "token"));
        return NodeStepInfo.onNode(StepIds.config(node), "k3s", node, Patience.none("cat " + K3sPaths.CONFIG), edges.toArray(Edge[]::new));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.WRITE, K3sPaths.CONFIG, node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        Optional<String> text = shell.read(K3sPaths.CONFIG);
        Change write = new Change(Change.Verb.WRITE, K3sPaths.CONFIG, node.name());
        if (text.isEmpty()) {
            return Probe.needed(K3sPaths.CONFIG + " absent", write);
        }
        Optional<K3sConfig> found = K3sConfig.parse(text.get());
        K3sConfig wanted = wanted(found, shell, context);
        boolean member = context.require(Keys.facts(node.name())).k3s().serverData();
        List<String> differences = found.map(config -> Configs.differences(spec, node, config, wanted, member)).orElse(List.of("format"));
        if (differences.isEmpty()) {
            return Probe.satisfied(K3sPaths.CONFIG);
        }
        String why = K3sPaths.CONFIG + " differs: " + String.join(", ", differences);
        return shell.unit(Configs.unit(node)).started() ? new Probe.Drifted(why, List.of(write)) : Probe.needed(why, write);
    }

    @Override
    public void script(Script script) {
        boolean begins = node.equals(spec.firstServer());
        K3sConfig planned = Configs.planned(spec, node);
        if (node.networkInterface() != null) {
            planned = planned.with(Configs.INTERFACE, node.networkInterface());
        }
        List<String> more = new ArrayList<>();
        if (node.networkInterface() == null) {
            script.line("interface=$(" + ShellWords.readable("interface_of", node.name(), node.address()) + ")");
            more.add("setting " + Configs.INTERFACE + " \"$interface\"");
        }
        if (node.role() == Role.SERVER) {
            more.add("setting " + Configs.AGENT_TOKEN + " \"$agent_token\"");
        }
        if (!begins) {
            more.add("setting " + Configs.TOKEN + (node.role() == Role.SERVER ? " \"$server_token\"" : " \"${server_token%%::*}::node:$agent_token\""));
        }
        script.put(node.name(), K3sPaths.CONFIG, "0600", (begins ? Configs.beginning(planned) : Configs.joining(spec, planned)).render(), more);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        shell.write(K3sPaths.CONFIG, "0600", wanted(shell.read(K3sPaths.CONFIG).flatMap(K3sConfig::parse), shell, context).render());
    }

    /** The server where a cluster began is looked at before anybody has read the cluster's tokens: it has the agents' itself. */
    private K3sConfig wanted(Optional<K3sConfig> found, NodeShell shell, StepContext context) throws ProblemException, InterruptedException {
        K3sConfig wanted = Configs.of(spec, node, context);
        if (!node.equals(spec.firstServer()) || context.find(Keys.AGENT_TOKEN).isPresent()) {
            return wanted;
        }
        Optional<String> own = found.isPresent() ? Optional.ofNullable(found.get().values().get(Configs.AGENT_TOKEN))
                : ServerTokens.of(shell).flatMap(tokens -> tokens.find(Keys.AGENT_TOKEN)).map(Secret::revealText);
        return own.map(password -> wanted.with(Configs.AGENT_TOKEN, password)).orElse(wanted);
    }
}
