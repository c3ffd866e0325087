// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.KubeVip;
import dev.hearth.manifest.KubeVipSettings;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Manifest;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies kube-vip's objects. Before the first time it asks the LAN whether somebody else has the address. */
final class KubeVipStep implements Step {
    private final ClusterSpec spec;
    private final Releases.KubeVip release;
    private final Ports ports;

    KubeVipStep(ClusterSpec spec, Releases.KubeVip release, Ports ports) {
        this.spec = spec;
        this.release = release;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.KUBE_VIP, "kube-vip",
                Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(2), "DaemonSet " + KubeVip.NAMESPACE + "/" + KubeVip.DAEMON_SET),
                List.of(Edge.hard(StepIds.CREDENTIALS, "api"), Edge.guidance(StepIds.ready(spec.firstServer()), "ready")));
    }

    @Override
    public List<Change> foreseen() {
        return KubeVip.manifests(spec.addresses().vip(), null, release, KubeVipSettings.DEFAULT).stream()
                .map(manifest -> new Change(Change.Verb.CREATE, manifest.ref().toString(), "cluster"))
                .toList();
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = api(context);
        List<Change> changes = new ArrayList<>();
        boolean drifted = false;
        for (Manifest manifest : manifests(context)) {
            switch (api.compare(manifest)) {
                case SAME -> {}
                case ABSENT -> changes.add(new Change(Change.Verb.CREATE, manifest.ref().toString(), "cluster"));
                case DIFFERENT -> {
                    drifted = true;
                    changes.add(new Change(Change.Verb.CHANGE, manifest.ref().toString(), "cluster"));
                }
                case FOREIGN -> {
                    return new Probe.Impossible(Problem.blocking(ProblemCode.OBJECT_FOREIGN, Map.of("object", manifest.ref().toString())));
                }
            }
        }
        if (changes.isEmpty()) {
            return Probe.satisfied("kube-vip " + release.version() + " as planned");
        }
        String why = changes.stream().map(Change::subject).collect(Collectors.joining(", "));
        return drifted ? new Probe.Drifted(why, changes) : new Probe.Needed(why, changes);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        refuseTakenAddress(context);
        ClusterApi api = api(context);
        for (Manifest manifest : manifests(context)) {
            context.log("apply " + manifest.ref());
            api.apply(manifest);
        }
    }

    /** Two owners of one address look like random failure (G82); once kube-vip announces it, nobody can tell who was first. */
    private void refuseTakenAddress(StepContext context) throws ProblemException, InterruptedException {
        if (api(context).daemonSet(KubeVip.NAMESPACE, KubeVip.DAEMON_SET).isPresent()) {
            return;
        }
        Optional<String> mac = ports.shell(spec.firstServer()).neighbour(spec.addresses().vip());
        if (mac.isPresent()) {
            throw Problem.blocking(ProblemCode.VIP_TAKEN, Map.of("vip", spec.addresses().vip().toString(), "mac", mac.get())).asException();
        }
    }

    private List<Manifest> manifests(StepContext context) {
        return KubeVip.manifests(spec.addresses().vip(), commonInterface(context), release, KubeVipSettings.DEFAULT);
    }

    /** The interface's name when it is the same on all servers; otherwise kube-vip finds it on each by the default route (G12). */
    private @Nullable String commonInterface(StepContext context) {
        Set<String> names = spec.servers().stream()
                .map(server -> {
                    NodeFacts facts = context.require(Keys.facts(server.name()));
                    return facts.interfaceOf(server.address()).orElse("");
                })
                .collect(Collectors.toSet());
        return names.size() == 1 ? names.iterator().next() : null;
    }

    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.apis().open(spec.firstServer().address().toString(), context.require(Keys.KUBECONFIG));
    }
}
