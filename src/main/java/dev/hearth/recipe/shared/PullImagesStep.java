// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.Images;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.NodeShell;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Has a node fetch the images that it will need, while the chain before them is still being built. Only those of which there is a pod
 * for each node, so that nothing is fetched in vain, and only of what does not run yet. Nothing waits for this step, and an image that
 * does not come is no failure here: the kubelet asks for it again, and the step that needs its pod says what is wrong.
 */
public final class PullImagesStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final StepId ready;
    private final List<Source> sources;
    private final Ports ports;

    /** A manifest of upstream, whose images count; read once for all nodes, for some are large. */
    public static final class Source {
        private final Download manifest;
        private final String namespace;
        private @Nullable Images images;

        /** @param namespace of objects that name none */
        public Source(Download manifest, String namespace) {
            this.manifest = manifest;
            this.namespace = namespace;
        }

        private synchronized Images images(Artifacts artifacts) throws ProblemException {
            Images read = images == null ? Images.of(Upstream.read(artifacts, manifest), namespace) : images;
            images = read;
            return read;
        }
    }

    /** @param ready the step after which the node runs containers */
    public PullImagesStep(ClusterSpec spec, NodeSpec node, StepId ready, List<Source> sources, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ready = ready;
        this.sources = List.copyOf(sources);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.beside(StepId.of(node.name() + "/pull-images"), "downloads", node, Patience.upTo(Duration.ofMinutes(30), Duration.ofSeconds(20), "k3s ctr images ls"),
                Edge.hard(ready, "containers"), Edge.hard(StepIds.VIP, "api"), Edge.hard(PlatformIds.DOWNLOAD_MANIFESTS, "manifest"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (context.acted()) {
            return Probe.satisfied("asked for");
        }
        Set<String> wanted = wanted(context);
        Set<String> absent = new TreeSet<>(wanted);
        absent.removeAll(wanted.isEmpty() ? Set.of() : ports.shell(node).images());
        return absent.isEmpty()
                ? Probe.satisfied(wanted.isEmpty() ? "what is needed runs" : wanted.size() + " images")
                : new Probe.Needed(absent.size() + " images", absent.stream().map(image -> new Change(Change.Verb.DOWNLOAD, image, node.name())).toList());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        Set<String> wanted = wanted(context);
        int done = 0;
        for (String image : wanted) {
            context.progress((double) done++ / wanted.size(), image);
            try {
                shell.done(NodeCommands.pullImage(image));
                context.log("pulled " + image);
            } catch (ProblemException e) {
                context.log("not pulled: " + image + ", " + e.problem().code().id() + " " + e.problem().detail());
            }
        }
    }

    private Set<String> wanted(StepContext context) throws ProblemException, InterruptedException {
        ClusterObjects objects = ports.apis().open(spec.addresses().vip().toString(), context.require(Keys.KUBECONFIG)).objects();
        Set<String> wanted = new TreeSet<>();
        for (Source source : sources) {
            Images images = source.images(ports.artifacts());
            if (!runs(images, objects)) {
                wanted.addAll(images.onEach(spec.nodes().size()));
            }
        }
        return wanted;
    }

    /** One of them is enough: they are applied together. */
    private static boolean runs(Images images, ClusterObjects objects) throws ProblemException, InterruptedException {
        for (ObjectRef workload : images.workloads()) {
            if (objects.get(workload).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
