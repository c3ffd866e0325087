// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the controllers of the played cluster write into the status of objects. */
final class Controllers {
    /** To pull an image and become ready; measured on the lab. */
    private static final Duration STARTS = Duration.ofSeconds(12);
    private static final Duration GIVES = Duration.ofSeconds(2);

    private Controllers() {}

    static Optional<Map<String, Object>> status(LiveObject object, PracticeCluster cluster, Instant now) {
        return switch (object.ref().kind()) {
            case "Deployment", "StatefulSet" -> Optional.of(pods(object.text("spec", "replicas").map(Integer::valueOf).orElse(1), object.ref(), cluster, now));
            case "DaemonSet" -> Optional.of(daemons(cluster.nodes(now).size(), object.ref(), cluster, now));
            case "Certificate", "ClusterIssuer" -> cluster.certManager().status(object, now);
            case "Application" -> cluster.argo().status(object, now);
            case "SealedSecret" -> cluster.sealedSecrets().status(object.ref(), now);
            case "Service" -> balanced(object, cluster, now);
            default -> Optional.empty();
        };
    }

    static boolean ready(ObjectRef ref, PracticeCluster cluster, Instant now) {
        return cluster.age(ref, now).filter(age -> age.compareTo(STARTS) >= 0 && !RegistryPlay.holds(ref, age, STARTS, cluster, now)).isPresent();
    }

    private static Map<String, Object> pods(int wanted, ObjectRef ref, PracticeCluster cluster, Instant now) {
        int ready = ready(ref, cluster, now) ? wanted : 0;
        return Map.of("observedGeneration", Long.MAX_VALUE, "replicas", wanted, "updatedReplicas", wanted, "readyReplicas", ready, "availableReplicas", ready);
    }

    private static Map<String, Object> daemons(int wanted, ObjectRef ref, PracticeCluster cluster, Instant now) {
        int ready = ready(ref, cluster, now) ? wanted : 0;
        return Map.of("observedGeneration", Long.MAX_VALUE, "desiredNumberScheduled", wanted, "updatedNumberScheduled", wanted, "numberReady", ready);
    }

    /** MetalLB gives what a pool has and the annotation asks for. */
    private static Optional<Map<String, Object>> balanced(LiveObject service, PracticeCluster cluster, Instant now) {
        Optional<String> asked = service.text("metadata", "annotations", "metallb.io/loadBalancerIPs");
        boolean pool = cluster.objects().keySet().stream().filter(ref -> ref.kind().equals("IPAddressPool"))
                .anyMatch(ref -> cluster.age(ref, now).filter(age -> age.compareTo(GIVES) >= 0).isPresent());
        return asked.filter(address -> pool).map(address -> Map.of("loadBalancer", Map.of("ingress", List.of(Map.of("ip", address)))));
    }
}
