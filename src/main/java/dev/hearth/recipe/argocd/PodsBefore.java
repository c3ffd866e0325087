// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pods by namespace and name, with what tells that one was started anew: its identity, start, and restarts of its containers. Kept in a
 * ConfigMap, because a run may end between before and after.
 */
record PodsBefore(SortedMap<String, String> pods) {
    private static final ObjectRef NOTE = new ObjectRef("v1", "ConfigMap", ArgoCd.NAMESPACE, "hearth-hand-over");
    private static final String KEY = "pods";

    static PodsBefore now(ClusterApi api, List<String> namespaces) throws ProblemException, InterruptedException {
        SortedMap<String, String> pods = new TreeMap<>();
        for (String namespace : namespaces) {
            for (LiveObject pod : api.objects().list("v1", "Pod", namespace, "")) {
                long restarts = pod.items("status", "containerStatuses").stream().mapToLong(container -> container.number("restartCount")).sum();
                pods.put(namespace + "/" + pod.ref().name(), pod.uid() + " " + pod.text("status", "startTime").orElse("-") + " " + restarts);
            }
        }
        return new PodsBefore(pods);
    }

    static PodsBefore find(ClusterApi api) throws ProblemException, InterruptedException {
        SortedMap<String, String> pods = new TreeMap<>();
        api.objects().get(NOTE).ifPresent(note -> note.text("data", KEY).orElse("").lines().filter(line -> line.contains(" "))
                .forEach(line -> pods.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1))));
        return new PodsBefore(pods);
    }

    Manifest manifest() {
        StringBuilder text = new StringBuilder();
        pods.forEach((name, start) -> text.append(name).append(' ').append(start).append('\n'));
        return ArgoCd.note(NOTE, Map.of(KEY, text.toString()));
    }

    int count() {
        return pods.size();
    }

    /** Those that are gone or were started anew since. */
    List<String> changed(PodsBefore now) {
        return pods.entrySet().stream().filter(pod -> !pod.getValue().equals(now.pods().get(pod.getKey()))).map(Map.Entry::getKey).toList();
    }
}
