// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes of the played cluster as objects, and the password that each machine came with. */
final class NodesPlay {
    private final PracticeCluster cluster;
    private final Set<String> cordoned = new HashSet<>();

    NodesPlay(PracticeCluster cluster) {
        this.cluster = cluster;
    }

    static boolean isNode(ObjectRef ref) {
        return ref.apiVersion().equals("v1") && ref.kind().equals("Node");
    }

    Optional<LiveObject> get(String name, Instant now) {
        return cluster.nodes(now).stream().filter(node -> node.name().equals(name)).findFirst().map(this::live);
    }

    boolean schedulable(String name) {
        return !cordoned.contains(name);
    }

    void cordon(String name) {
        cordoned.add(name);
    }

    /** k3s keeps a hash of it (component facts 1.5). */
    void register(PracticeNode node, Instant now) {
        Manifest secret = Documents.manifest(Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", password(node.name()).name(), "namespace", "kube-system")));
        cluster.applied().edit(secret, "k3s", now);
    }

    void delete(String name, Instant now) {
        cluster.memberOf(name).ifPresent(node -> {
            cluster.forget(node);
            node.service().dismissed(now);
        });
    }

    void forget(String name) {
        cordoned.remove(name);
        cluster.applied().delete(password(name));
    }

    private static ObjectRef password(String name) {
        return new ObjectRef("v1", "Secret", "kube-system", name + ".node-password.k3s");
    }

    private LiveObject live(NodeStatus node) {
        List<Map<String, Object>> conditions = node.conditions().entrySet().stream().<Map<String, Object>>map(each -> Map.of("type", each.getKey(), "status", each.getValue())).toList();
        return new LiveObject(new ObjectRef("v1", "Node", "", node.name()), Map.of("apiVersion", "v1", "kind", "Node", "metadata", Map.of("name", node.name(), "labels", node.labels(),
                        "annotations", cluster.memberOf(node.name()).map(machine -> Map.of("k3s.io/node-args", machine.service().arguments())).orElse(Map.of())),
                "spec", Map.of("unschedulable", !schedulable(node.name())), "status", Map.of("conditions", conditions)));
    }
}
