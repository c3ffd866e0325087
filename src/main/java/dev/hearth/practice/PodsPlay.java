// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.port.LiveObject;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the pods of the played cluster are: one of each Deployment and StatefulSet, on some node that takes pods; kube-vip's on each server. */
final class PodsPlay {
    private static final String NAMESPACE = "kube-system";
    private final PracticeCluster cluster;
    /** By workload: its node. */
    private final Map<ObjectRef, String> places = new LinkedHashMap<>();

    PodsPlay(PracticeCluster cluster) {
        this.cluster = cluster;
    }

    static boolean isPod(String apiVersion, String kind) {
        return apiVersion.equals("v1") && kind.equals("Pod");
    }

    /** A node that takes pods gets those that have none; the kubelet of a dead one keeps its own until the Node is gone. */
    void tick(Instant now) {
        places.values().removeIf(node -> cluster.memberOf(node).isEmpty());
        List<String> nodes = cluster.nodes(now).stream().filter(NodeStatus::ready).map(NodeStatus::name).filter(cluster.nodesPlay()::schedulable).toList();
        List<ObjectRef> workloads = cluster.objects().keySet().stream().filter(ref -> ref.kind().equals("Deployment") || ref.kind().equals("StatefulSet")).toList();
        places.keySet().retainAll(workloads);
        for (int i = 0; i < workloads.size() && !nodes.isEmpty(); i++) {
            places.putIfAbsent(workloads.get(i), nodes.get(i % nodes.size()));
        }
    }

    List<LiveObject> all() {
        Stream<LiveObject> placed = places.entrySet().stream().map(each -> pod(each.getKey().namespace(), each.getKey().name() + "-0", each.getValue(), "ReplicaSet", Map.of()));
        Stream<LiveObject> vips = cluster.kubeVip().placed().stream().map(node -> pod(NAMESPACE, KubeVipPlay.DAEMON_SET + "-" + node.name(), node.name(), "DaemonSet",
                Map.of("app.kubernetes.io/name", KubeVipPlay.DAEMON_SET)));
        return Stream.concat(placed, vips).toList();
    }

    void end(ObjectRef pod, Instant now) {
        places.keySet().removeIf(workload -> workload.namespace().equals(pod.namespace()) && pod.name().equals(workload.name() + "-0"));
        Optional.of(pod.name()).filter(name -> name.startsWith(KubeVipPlay.DAEMON_SET + "-")).map(name -> name.substring(KubeVipPlay.DAEMON_SET.length() + 1))
                .flatMap(cluster::memberOf).ifPresent(node -> cluster.kubeVip().endPod(node, now));
        tick(now);
    }

    private static LiveObject pod(String namespace, String name, String node, String owner, Map<String, String> labels) {
        return new LiveObject(new ObjectRef("v1", "Pod", namespace, name), Map.of("apiVersion", "v1", "kind", "Pod",
                "metadata", Map.of("name", name, "namespace", namespace, "uid", name, "labels", labels, "ownerReferences", List.of(Map.of("kind", owner, "name", name))),
                "spec", Map.of("nodeName", node), "status", Map.of("phase", "Running")));
    }
}
