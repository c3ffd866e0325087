// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.upgrade;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.recipe.controlplane.Restart;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Downloads;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces the program on one node and starts it anew, with quorum kept; done when the cluster itself sees the new version there, Ready and voting. */
final class UpgradeStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final String version;
    private final StepId before;
    private final Ports ports;
    private final Restart restart;

    /** @param before whose turn is earlier */
    UpgradeStep(ClusterSpec spec, NodeSpec node, String version, StepId before, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.version = version;
        this.before = before;
        this.ports = ports;
        this.restart = new Restart(spec, node, ports);
    }

    @Override
    public StepInfo info() {
        return new StepInfo(UpgradeRecipe.upgrade(node), UpgradeRecipe.COMPONENT, node.name(), List.of(Edge.hard(StepIds.DOWNLOAD_K3S, "file"), Edge.hard(before, "one-node")), restart.locks(),
                Patience.upTo(Duration.ofMinutes(10), Duration.ofSeconds(40), "kubeletVersion of Node " + node.name()));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.UPLOAD, K3sPaths.BINARY, node.name()), restart.change());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        boolean there = there(ports.shell(node), context);
        String running = running(context).orElse("absent");
        if (!there || !running.equals(version)) {
            restart.permit(context);
            List<Change> changes = new ArrayList<>(there ? List.of() : List.of(new Change(Change.Verb.UPLOAD, K3sPaths.BINARY, node.name())));
            changes.add(restart.change());
            return new Probe.Needed("runs " + running, changes);
        }
        Optional<String> missing = context.acted() ? restart.missing(context) : Optional.empty();
        return missing.<Probe>map(Probe::needed).orElseGet(() -> Probe.satisfied("runs " + version));
    }

    /** Uploading ends with a rename: at every moment the file is the old program or the new one. */
    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        if (!there(shell, context)) {
            Artifacts.Fetched binary = binary(context);
            shell.host().upload(binary.file(), K3sPaths.BINARY, "0755", binary.sha256(), Downloads.progress(context));
        }
        restart.begin(context);
    }

    private boolean there(NodeShell shell, StepContext context) throws ProblemException, InterruptedException {
        return shell.sum(K3sPaths.BINARY).filter(binary(context).sha256()::equals).isPresent();
    }

    private Optional<String> running(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, ClusterApi::nodes).stream().filter(found -> found.name().equals(node.name())).map(NodeStatus::kubeletVersion).findFirst();
    }

    private Artifacts.Fetched binary(StepContext context) {
        return context.require(Keys.binary(context.require(Keys.facts(node.name())).arch().orElseThrow()));
    }
}
