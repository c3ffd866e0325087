// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
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
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.SideBySide;
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
final class KubeVipStep implements Step, Scripted {
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
                List.of(Edge.hard(StepIds.CREDENTIALS, "api"), Edge.guidance(StepIds.READY, "ready")));
    }

    @Override
    public List<Change> foreseen() {
        return manifests(null).stream()
                .map(manifest -> new Change(Change.Verb.CREATE, manifest.ref().toString(), "cluster"))
                .toList();
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, api -> compared(api, context));
    }

    private Probe compared(ClusterApi api, StepContext context) throws ProblemException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        boolean drifted = false;
        List<Manifest> manifests = manifests(api, context);
        List<ClusterApi.Applied> found = SideBySide.all(manifests, api::compare);
        for (int i = 0; i < found.size(); i++) {
            String object = manifests.get(i).ref().toString();
            switch (found.get(i)) {
                case SAME -> {}
                case ABSENT -> changes.add(new Change(Change.Verb.CREATE, object, "cluster"));
                case DIFFERENT -> {
                    drifted = true;
                    changes.add(new Change(Change.Verb.CHANGE, object, "cluster"));
                }
                case FOREIGN -> {
                    return new Probe.Impossible(Problem.blocking(ProblemCode.OBJECT_FOREIGN, Map.of("object", object)));
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
    public void script(Script script) {
        String first = spec.firstServer().name();
        String vip = spec.addresses().vip().toString();
        script.note("before kube-vip's first time nobody may answer for its address");
        script.line("kubectl -n " + KubeVip.NAMESPACE + " get daemonset " + KubeVip.DAEMON_SET + " >/dev/null 2>&1 || " + ShellWords.readable("unused", first, vip));
        script.note("the interface is named when it is the same on all servers; otherwise kube-vip finds it on each");
        script.line("interfaces=");
        for (NodeSpec server : spec.servers()) {
            script.line("interface=$(" + ShellWords.readable("interface_of", server.name(), server.address()) + ")");
            script.line("interfaces+=\"$interface\"$'\\n'");
        }
        script.line("if [ \"$(printf %s \"$interfaces\" | sort -u | wc -l)\" -eq 1 ]; then");
        script.margin(2);
        script.apply("kube-vip", manifests("$interface"), "interface");
        script.margin(0);
        script.line("else");
        script.margin(2);
        script.apply("kube-vip-by-route", manifests(null));
        script.margin(0);
        script.line("fi");
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        refuseTakenAddress(context);
        List<Manifest> manifests = AnyServer.ask(spec, ports, context, api -> manifests(api, context));
        for (Manifest manifest : manifests) {
            context.log("apply " + manifest.ref());
            AnyServer.ask(spec, ports, context, api -> {
                api.apply(manifest);
                return manifest;
            });
        }
    }

    /** Two owners of one address look like random failure (G82); once kube-vip announces it, nobody can tell who was first. */
    private void refuseTakenAddress(StepContext context) throws ProblemException, InterruptedException {
        if (AnyServer.ask(spec, ports, context, api -> api.daemonSet(KubeVip.NAMESPACE, KubeVip.DAEMON_SET)).isPresent()) {
            return;
        }
        Optional<String> mac = ports.shell(context.require(Keys.STANDING).lead()).neighbour(spec.addresses().vip());
        if (mac.isPresent()) {
            throw Problem.blocking(ProblemCode.VIP_TAKEN, Map.of("vip", spec.addresses().vip().toString(), "mac", mac.get())).asException();
        }
    }

    /**
     * The interface is named when it is the same on all servers; otherwise kube-vip finds it on each by the default route (G12).
     * While a server cannot be looked at, nobody knows which of the two is right, so the one that is there stays.
     */
    private List<Manifest> manifests(ClusterApi api, StepContext context) throws ProblemException, InterruptedException {
        List<Optional<NodeFacts>> facts = spec.servers().stream().map(server -> context.find(Keys.facts(server.name()))).toList();
        Set<String> names = spec.servers().stream()
                .flatMap(server -> context.find(Keys.facts(server.name())).flatMap(found -> found.interfaceOf(server.address())).stream())
                .collect(Collectors.toSet());
        List<Manifest> byRoute = manifests(null);
        if (names.size() != 1) {
            return byRoute;
        }
        boolean keep = facts.stream().anyMatch(Optional::isEmpty)
                && SideBySide.all(byRoute, api::compare).stream().allMatch(ClusterApi.Applied.SAME::equals);
        return keep ? byRoute : manifests(names.iterator().next());
    }

    private List<Manifest> manifests(@Nullable String networkInterface) {
        return KubeVip.manifests(spec.addresses().vip(), networkInterface, release, KubeVipSettings.DEFAULT);
    }
}
