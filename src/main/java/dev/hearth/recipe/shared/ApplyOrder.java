// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.port.Manifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A component's objects in groups. Within one the order does not matter; before the next, all of one must be there: what others
 * stand in or are made of, then what pods are started with, then pods, and at last what sends the server's questions to them. A
 * webhook that is registered before its pods run would refuse what follows.
 */
final class ApplyOrder {
    private static final int REST = 1;
    private static final Map<String, Integer> GROUPS = Map.of("Namespace", 0, "CustomResourceDefinition", 0,
            "Deployment", 2, "StatefulSet", 2, "DaemonSet", 2, "Job", 2,
            "ValidatingWebhookConfiguration", 3, "MutatingWebhookConfiguration", 3, "APIService", 3);

    private ApplyOrder() {}

    /** Each group in the order that they came in. */
    static List<List<Manifest>> groups(List<Manifest> manifests) {
        return List.copyOf(manifests.stream()
                .collect(Collectors.groupingBy(manifest -> GROUPS.getOrDefault(manifest.ref().kind(), REST), TreeMap::new, Collectors.toList())).values());
    }
}
