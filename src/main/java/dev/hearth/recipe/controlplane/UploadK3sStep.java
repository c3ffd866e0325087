// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Downloads;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the k3s program on a node, so that the node itself needs no way to the internet for it. A node that has a cluster's data keeps the
 * version that it has: another one would start at the next restart, whenever that is, and {@code recipe.upgrade} brings it in order.
 */
final class UploadK3sStep implements Step, Scripted {
    private final NodeSpec node;
    private final NodeSpec first;
    private final String version;
    private final Ports ports;

    /** @param first the server where the cluster begins: its upload goes ahead, because all others wait for that server */
    UploadK3sStep(NodeSpec node, NodeSpec first, String version, Ports ports) {
        this.node = node;
        this.first = first;
        this.version = version;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.DOWNLOAD_K3S, "file"), Edge.hard(StepIds.facts(node), "facts")));
        if (!node.equals(first) && !first.adopted()) {
            edges.add(Edge.settled(StepIds.uploadK3s(first), "first"));
        }
        return NodeStepInfo.beside(StepIds.uploadK3s(node), "k3s", node,
                Patience.upTo(Duration.ofMinutes(20), Duration.ofSeconds(5), "sha256sum " + K3sPaths.BINARY), edges.toArray(Edge[]::new));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.UPLOAD, K3sPaths.BINARY, node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeFacts.ExistingK3s k3s = context.require(Keys.facts(node.name())).k3s();
        Optional<String> other = k3s.version().filter(found -> k3s.data() && !found.equals(version));
        if (other.isPresent()) {
            return Probe.satisfied("k3s " + other.get() + ", planned " + version);
        }
        Artifacts.Fetched binary = binary(context);
        Optional<String> sum = ports.shell(node).sum(K3sPaths.BINARY);
        if (sum.filter(binary.sha256()::equals).isPresent()) {
            return Probe.satisfied(K3sPaths.BINARY + " sha256 " + binary.sha256().substring(0, 12));
        }
        return Probe.needed(K3sPaths.BINARY + (sum.isPresent() ? " sha256 " + sum.get().substring(0, 12) : " absent"),
                new Change(Change.Verb.UPLOAD, K3sPaths.BINARY, node.name()));
    }

    @Override
    public void script(Script script) {
        script.line("machine_arch=$(arch " + ShellWords.readable(node.name()) + ")");
        script.line(ShellWords.readable("upload", node.name()) + " \"" + DownloadK3sStep.FILE + "$machine_arch\" " + ShellWords.readable(K3sPaths.BINARY, "0755"));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        Artifacts.Fetched binary = binary(context);
        ports.shell(node).host().upload(binary.file(), K3sPaths.BINARY, "0755", binary.sha256(), Downloads.progress(context));
    }

    private Artifacts.Fetched binary(StepContext context) {
        return context.require(Keys.binary(context.require(Keys.facts(node.name())).arch().orElseThrow()));
    }
}
