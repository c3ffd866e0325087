// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.manifest.Documents;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Instant;
import java.util.Map;

/** k3s's ServiceLB in the played cluster: its DaemonSet is there while a server runs that has it on, and goes with the last one. */
final class ServiceLbPlay {
    private static final ObjectRef SET = new ObjectRef("apps/v1", "DaemonSet", "kube-system", "svclb-traefik-practice");
    private final PracticeCluster cluster;

    ServiceLbPlay(PracticeCluster cluster) {
        this.cluster = cluster;
    }

    void tick(Instant now) {
        boolean on = cluster.servers(now).stream().filter(node -> cluster.up(node, now)).anyMatch(node -> K3sSettings.has(node.service().flags().values(), "servicelb"));
        boolean there = cluster.objects().containsKey(SET);
        if (on && !there) {
            cluster.applied().edit(manifest(), "k3s", now);
        } else if (!on && there) {
            cluster.applied().delete(SET);
        }
    }

    private static Manifest manifest() {
        return Documents.manifest(Map.of("apiVersion", SET.apiVersion(), "kind", SET.kind(),
                "metadata", Map.of("name", SET.name(), "namespace", SET.namespace(), "labels", Map.of("svccontroller.k3s.cattle.io/svcname", "traefik"))));
    }
}
