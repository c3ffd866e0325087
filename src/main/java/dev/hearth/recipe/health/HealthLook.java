// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.health;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.CertManager;
import dev.hearth.manifest.MetalLb;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RolloutStatus;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.SideBySide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a cluster how it is. */
public final class HealthLook {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int HTTPS = 443;
    private static final String TRAEFIK = "traefik";
    private static final Map<String, String> NAMESPACES = Map.of("cert-manager", CertManager.NAMESPACE, "metallb", MetalLb.NAMESPACE,
            TRAEFIK, Traefik.NAMESPACE, "argo-cd", ArgoCd.NAMESPACE);

    private HealthLook() {}

    /** Never fails: whatever does not answer is not well. */
    public static Health of(ClusterSpec spec, Ports ports) throws InterruptedException {
        Set<String> up = answering(spec, ports.network());
        boolean pong = pong(spec.addresses().vip(), ports.network());
        try {
            return pong ? through(ports.apis().open(spec.addresses().vip().toString(), ports.kubeconfigs().load(ports.kubeconfig())), up, spec, ports.network()) : silent(spec, up, false);
        } catch (ProblemException e) {
            // without the kubeconfig of this desktop more cannot be asked, and its step says that it is missing
            return silent(spec, up, e.problem().code() == ProblemCode.KUBECONFIG_UNREADABLE);
        }
    }

    private static Health silent(ClusterSpec spec, Set<String> up, boolean answers) {
        return new Health(answers, new Quorum(spec.servers().size()), up.size(), Set.of(), true, Map.of());
    }

    private static Health through(ClusterApi api, Set<String> up, ClusterSpec spec, Network network) throws ProblemException, InterruptedException {
        List<NodeStatus> nodes = api.nodes();
        Set<String> away = new HashSet<>(spec.nodes().stream().map(NodeSpec::name).toList());
        nodes.stream().filter(NodeStatus::ready).forEach(node -> away.remove(node.name()));
        List<NodeStatus> members = nodes.stream().filter(node -> node.conditions().containsKey("EtcdIsVoter")).toList();
        // the cluster calls a server Ready for most of a minute after its power is gone
        long voting = members.stream().filter(node -> node.ready() && node.etcdVoter() && up.contains(node.name())).count();
        Map<String, Health.Workloads> workloads = new HashMap<>();
        for (Map.Entry<String, String> each : NAMESPACES.entrySet()) {
            workloads(api, each.getValue()).ifPresent(found -> workloads.put(each.getKey(), found));
        }
        boolean served = !workloads.containsKey(TRAEFIK) || network.tcp(spec.addresses().traefik(), HTTPS, PATIENCE).state() == Network.Reach.State.OPEN;
        return new Health(true, new Quorum(members.size()), (int) voting, away, served, workloads);
    }

    private static Optional<Health.Workloads> workloads(ClusterApi api, String namespace) throws ProblemException, InterruptedException {
        List<RolloutStatus> found = new ArrayList<>();
        for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            api.objects().list("apps/v1", kind, namespace, "").stream().map(LiveObject::rollout).filter(rollout -> rollout.wanted() > 0).forEach(found::add);
        }
        int ready = (int) found.stream().filter(RolloutStatus::complete).count();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Health.Workloads(ready, found.size()));
    }

    private static Set<String> answering(ClusterSpec spec, Network network) throws InterruptedException {
        Set<String> up = new HashSet<>();
        try {
            List<Boolean> answers = SideBySide.all(spec.servers(), server -> pong(server.address(), network));
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i)) {
                    up.add(spec.servers().get(i).name());
                }
            }
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
        return up;
    }

    private static boolean pong(Ipv4 address, Network network) throws InterruptedException {
        try {
            return network.api(address, PATIENCE).filter(Network.ApiAnswer::pong).isPresent();
        } catch (ProblemException e) {
            return false;
        }
    }
}
