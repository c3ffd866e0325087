// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
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
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings k3s to the desktop, once for each architecture among the nodes that could be looked at. */
final class DownloadK3sStep implements Step, Scripted {
    /** What it is called where it is downloaded by a script, without the architecture. */
    static final String FILE = "k3s-";

    private final List<NodeSpec> nodes;
    private final Releases.K3s k3s;
    private final Ports ports;

    DownloadK3sStep(List<NodeSpec> nodes, Releases.K3s k3s, Ports ports) {
        this.nodes = nodes;
        this.k3s = k3s;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.DOWNLOAD_K3S, "downloads",
                Patience.upTo(Duration.ofMinutes(20), Duration.ofSeconds(10), "k3s " + k3s.version()),
                nodes.stream().map(node -> Edge.settled(StepIds.facts(node), "arch")).toList());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException {
        Outputs outputs = Outputs.none();
        List<Change> changes = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        for (Arch arch : archs(context)) {
            Download download = k3s.binary().get(arch);
            if (download == null) {
                return new Probe.Impossible(Problem.blocking(ProblemCode.ARCH_NOT_OFFERED, Map.of("arch", arch.id(), "component", "k3s " + k3s.version())));
            }
            Optional<Artifacts.Fetched> there = ports.artifacts().cached(download);
            if (there.isPresent()) {
                outputs = outputs.with(Keys.binary(arch), there.get());
                evidence.add(arch.id() + " " + Downloads.evidence(there.get()));
            } else {
                changes.add(new Change(Change.Verb.DOWNLOAD, download.name(), "desktop"));
            }
        }
        return changes.isEmpty()
                ? new Probe.Satisfied(outputs, String.join("; ", evidence))
                : new Probe.Needed("k3s " + k3s.version(), changes);
    }

    @Override
    public void script(Script script) throws ProblemException {
        script.line("for machine in " + ShellWords.readable(nodes.stream().map(NodeSpec::name).toArray()) + "; do");
        script.line("  machine_arch=$(arch \"$machine\")");
        script.line("  case $machine_arch in");
        for (Map.Entry<Arch, Download> binary : new TreeMap<>(k3s.binary()).entrySet()) {
            script.line("    " + binary.getKey().id() + ")");
            script.margin(6);
            script.fetch(FILE + binary.getKey().id(), binary.getValue(), ports.artifacts());
            script.line(";;");
            script.margin(0);
        }
        script.line("    *) stop \"k3s is not offered for $machine_arch\" ;;");
        script.line("  esac");
        script.line("done");
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        for (Arch arch : archs(context)) {
            Download download = k3s.binary().get(arch);
            if (download != null) {
                ports.artifacts().fetch(download, Downloads.progress(context));
            }
        }
    }

    private NavigableSet<Arch> archs(StepContext context) {
        NavigableSet<Arch> archs = new TreeSet<>();
        nodes.forEach(node -> context.find(Keys.facts(node.name())).flatMap(NodeFacts::arch).ifPresent(archs::add));
        return archs;
    }
}
