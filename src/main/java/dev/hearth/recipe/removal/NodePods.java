// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of a node that have to go elsewhere: not those of DaemonSets, not those that ended, not the kubelet's own (kubectl drain). */
record NodePods(List<LiveObject> pods) {
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");
    private static final String MIRROR = "kubernetes.io/config.mirror";

    static NodePods of(String node, ClusterObjects objects) throws ProblemException, InterruptedException {
        return new NodePods(objects.list("v1", "Pod", "", "").stream()
                .filter(pod -> pod.text("spec", "nodeName").filter(node::equals).isPresent())
                .filter(pod -> pod.items("metadata", "ownerReferences").stream().noneMatch(owner -> owner.text("kind").filter("DaemonSet"::equals).isPresent()))
                .filter(pod -> !pod.texts("metadata", "annotations").containsKey(MIRROR))
                .filter(pod -> !ENDED.contains(pod.text("status", "phase").orElse("")))
                .toList());
    }

    /** Those that nobody has asked to end yet. */
    List<ObjectRef> staying() {
        return pods.stream().filter(pod -> pod.text("metadata", "deletionTimestamp").isEmpty()).map(LiveObject::ref).toList();
    }

    /** What is lost with them: files in emptyDir volumes, and pods that nobody makes anew elsewhere. */
    List<String> lost() {
        return pods.stream().filter(pod -> orphan(pod) || emptyDir(pod))
                .map(pod -> pod.ref() + (orphan(pod) ? ", no controller" : "") + (emptyDir(pod) ? ", emptyDir" : "")).toList();
    }

    private static boolean orphan(LiveObject pod) {
        return pod.items("metadata", "ownerReferences").isEmpty();
    }

    private static boolean emptyDir(LiveObject pod) {
        return pod.items("spec", "volumes").stream().anyMatch(volume -> volume.content().containsKey("emptyDir"));
    }

    @Override
    public String toString() {
        return pods.stream().limit(5).map(pod -> pod.ref().namespace() + "/" + pod.ref().name()).collect(Collectors.joining(", ")) + (pods.size() > 5 ? " and " + (pods.size() - 5) + " more" : "");
    }
}
