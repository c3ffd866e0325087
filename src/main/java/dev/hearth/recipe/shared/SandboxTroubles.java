// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why pods do not get as far as a container: their status says ContainerCreating and no more, the kubelet's events say what is missing.
 * The first pods of a fresh node need the pause image, which k3s takes from Docker Hub, where pulls are counted.
 */
final class SandboxTroubles {
    private static final String FAILED = "FailedCreatePodSandBox";
    private static final Pattern IMAGE = Pattern.compile("failed to get sandbox image \"([^\"]+)\"");

    private SandboxTroubles() {}

    /** The first thing that the kubelet says of one of these pods. */
    static Optional<PodTroubles> of(List<LiveObject> pods, ClusterObjects objects) throws ProblemException, InterruptedException {
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        List<LiveObject> events = objects.list("v1", "Event", pods.getFirst().ref().namespace(), "");
        return pods.stream().filter(SandboxTroubles::waits).map(pod -> newest(pod, events).map(words -> of(pod, words))).flatMap(Optional::stream).findFirst();
    }

    /** An event outlives its cause by an hour: it counts only while the pod has nothing that runs. */
    private static boolean waits(LiveObject pod) {
        return pod.text("spec", "nodeName").isPresent()
                && pod.items("status", "containerStatuses").stream().allMatch(container -> container.text("state", "waiting", "reason").orElse("").equals("ContainerCreating"));
    }

    private static Optional<String> newest(LiveObject pod, List<LiveObject> events) {
        return events.stream()
                .filter(event -> event.text("reason").orElse("").equals(FAILED) && event.text("involvedObject", "name").orElse("").equals(pod.ref().name()))
                .max(Comparator.comparing(event -> event.text("lastTimestamp").orElse(""))).flatMap(event -> event.text("message"));
    }

    private static PodTroubles of(LiveObject pod, String words) {
        Matcher image = IMAGE.matcher(words);
        if (image.find()) {
            return PodTroubles.image(pod, image.group(1), FAILED, words);
        }
        Problem problem = Problem.blocking(ProblemCode.POD_SANDBOX,
                Map.of("pod", PodTroubles.name(pod), "node", pod.text("spec", "nodeName").orElse("?"))).detail(words);
        return new PodTroubles(FAILED, problem, false);
    }
}
