// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The images that a component's manifests name, and how many pods use each.
 *
 * @param workloads that make these pods
 * @param pods image to the number of its pods; {@link Integer#MAX_VALUE} when there is one on each node
 */
public record Images(List<ObjectRef> workloads, Map<String, Integer> pods) {
    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    public Images {
        workloads = List.copyOf(workloads);
        pods = Map.copyOf(pods);
    }

    /** @param namespace of objects that name none */
    public static Images of(List<Map<String, Object>> documents, String namespace) {
        List<ObjectRef> workloads = new ArrayList<>();
        Map<String, Integer> pods = new TreeMap<>();
        for (Map<String, Object> document : documents) {
            ObjectRef ref = Documents.ref(document);
            if (KINDS.contains(ref.kind())) {
                workloads.add(ref.namespace().isEmpty() ? new ObjectRef(ref.apiVersion(), ref.kind(), namespace, ref.name()) : ref);
                LiveObject workload = new LiveObject(ref, document);
                boolean daemons = ref.kind().equals("DaemonSet");
                int replicas = workload.text("spec", "replicas").map(Integer::parseInt).orElse(1);
                for (String image : images(workload)) {
                    pods.merge(image, daemons ? Integer.MAX_VALUE : replicas, (one, more) -> Integer.MAX_VALUE - one < more ? Integer.MAX_VALUE : one + more);
                }
            }
        }
        return new Images(workloads, pods);
    }

    /** Those of which there is a pod for each of so many nodes; the scheduler spreads them. */
    public Set<String> onEach(int nodes) {
        Set<String> each = new TreeSet<>();
        pods.forEach((image, count) -> {
            if (count >= nodes) {
                each.add(image);
            }
        });
        return each;
    }

    private static Set<String> images(LiveObject workload) {
        Set<String> images = new HashSet<>();
        for (String list : List.of("containers", "initContainers")) {
            workload.items("spec", "template", "spec", list).forEach(container -> container.text("image").ifPresent(images::add));
        }
        return images;
    }
}
