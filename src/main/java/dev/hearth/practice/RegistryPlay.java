// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.manifest.Documents;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Docker Hub: while it counts too many pulls, Traefik's pods wait for an image that is not on the nodes yet. */
final class RegistryPlay {
    private static final String REFUSAL =
            "unexpected status code [manifests]: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit";

    private RegistryPlay() {}

    /**
     * Whether the pods of a workload wait for their image.
     *
     * @param age of the workload
     * @param pulls how long a pull takes that goes well
     */
    static boolean holds(ObjectRef workload, Duration age, Duration pulls, PracticeCluster cluster, Instant now) {
        return workload.equals(Traefik.DEPLOYMENT) && cluster.since(Fault.REGISTRY_LIMIT).filter(began -> began.isBefore(now.minus(age).plus(pulls))).isPresent();
    }

    /** Traefik's pod as the kubelet tells of it; none when its image came. */
    static Optional<LiveObject> waiting(PracticeCluster cluster, Instant now) {
        boolean held = cluster.objects().containsKey(Traefik.DEPLOYMENT) && cluster.since(Fault.REGISTRY_LIMIT).isPresent() && !Controllers.ready(Traefik.DEPLOYMENT, cluster, now);
        if (!held) {
            return Optional.empty();
        }
        LiveObject workload = new LiveObject(Traefik.DEPLOYMENT, Documents.content(Objects.requireNonNull(cluster.objects().get(Traefik.DEPLOYMENT))));
        ObjectRef pod = new ObjectRef("v1", "Pod", Traefik.NAMESPACE, "traefik-practice");
        String image = workload.items("spec", "template", "spec", "containers").getFirst().text("image").orElse("");
        String name = workload.items("spec", "template", "spec", "containers").getFirst().text("name").orElse("");
        return Optional.of(new LiveObject(pod, Map.of("metadata", Map.of("name", pod.name(), "namespace", pod.namespace(), "labels", workload.texts("spec", "selector", "matchLabels")),
                "spec", Map.of("nodeName", "node2", "containers", List.of(Map.of("name", name, "image", image))),
                "status", Map.of("containerStatuses", List.of(Map.of("name", name, "image", image, "restartCount", 0,
                        "state", Map.of("waiting", Map.of("reason", "ErrImagePull", "message", REFUSAL))))))));
    }
}
