// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.UnitState;
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs k3s's own installer, which makes the service and the uninstall script; it starts nothing. After it the node is ready to start. */
final class InstallStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Ports ports;

    InstallStep(ClusterSpec spec, NodeSpec node, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(
                Edge.hard(StepIds.uploadK3s(node), "binary"), Edge.hard(StepIds.DOWNLOAD_INSTALLER, "file"),
                Edge.hard(StepIds.config(node), "config"), Edge.guidance(StepIds.prepare(node), "limits")));
        if (!spec.sources().registries().isEmpty()) {
            edges.add(Edge.hard(StepIds.registries(node), "registries"));
        }
        return NodeStepInfo.onNode(StepIds.install(node), "k3s", node,
                Patience.upTo(Duration.ofSeconds(30), Duration.ofSeconds(2), "systemctl show " + Configs.unit(node)), edges.toArray(Edge[]::new));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.INSTALL, Configs.unit(node) + ".service", node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        UnitState state = ports.shell(node).unit(Configs.unit(node));
        if (state.loaded() && state.enabled()) {
            return Probe.satisfied(Configs.unit(node) + ".service enabled");
        }
        return new Probe.Needed(Configs.unit(node) + ".service " + (state.loaded() ? "disabled" : "absent"),
                List.of(new Change(Change.Verb.INSTALL, Configs.unit(node) + ".service", node.name())));
    }

    @Override
    public void script(Script script) {
        script.line("installed " + ShellWords.readable(node.name(), Configs.unit(node)) + " ||");
        script.margin(2);
        script.feed(node.name(), NodeCommands.installK3s(kind(), Secret.of("")), DownloadInstallerStep.FILE);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        String said = ports.shell(node).done(NodeCommands.installK3s(kind(), installer(context))).stdout();
        said.lines().forEach(context::log);
    }

    private String kind() {
        return node.role() == Role.SERVER ? "server" : "agent";
    }

    private static Secret installer(StepContext context) throws ProblemException {
        try {
            return Secret.of(Files.readAllBytes(context.require(Keys.INSTALLER).file()));
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE,
                    Map.of("path", context.require(Keys.INSTALLER).file().toString())).detail(String.valueOf(e.getMessage())), e);
        }
    }
}
