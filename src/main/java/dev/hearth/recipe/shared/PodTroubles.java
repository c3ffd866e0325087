// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a workload's pods do not come: the kubelet and the scheduler write it into each pod's status. A reason is told from its symptom by
 * containerd's and the registries' own words (component facts 11, rows 18 and 59; Kubernetes, "Images" and "Pod lifecycle").
 *
 * @param word as Kubernetes says it, with what it is about
 * @param lasting whether waiting cannot help
 */
public record PodTroubles(String word, Problem problem, boolean lasting) {
    private static final Pattern LIMITED = Pattern.compile("429 |toomanyrequests|[Rr]ate limit");
    private static final Pattern MISSING = Pattern.compile("not found|manifest unknown|does not exist|pull access denied");
    private static final Pattern UNREACHED = Pattern.compile("no such host|i/o timeout|connection refused|no route to host|network is unreachable|deadline exceeded|"
            + "TLS handshake timeout|x509|server misbehaving|: EOF|connection reset|50[0234] ");
    private static final long CRASHES = 2;

    /** The first thing that keeps a pod of this Deployment, StatefulSet or DaemonSet from running. */
    public static Optional<PodTroubles> of(LiveObject workload, ClusterObjects objects) throws ProblemException, InterruptedException {
        Map<String, String> selector = new TreeMap<>(workload.texts("spec", "selector", "matchLabels"));
        if (selector.isEmpty()) {
            return Optional.empty();
        }
        String labels = selector.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(","));
        List<LiveObject> pods = objects.list("v1", "Pod", workload.ref().namespace(), labels).stream()
                .filter(pod -> images(pod, "spec").equals(images(workload, "spec", "template", "spec")))
                .filter(pod -> pod.condition("Ready").filter(LiveObject.Condition::isTrue).isEmpty()).toList();
        Optional<PodTroubles> told = pods.stream().map(PodTroubles::of).flatMap(Optional::stream).findFirst();
        return told.isPresent() ? told : SandboxTroubles.of(pods, objects);
    }

    /** By container's name; a pod of an older template has others and is on its way out. */
    private static Map<String, String> images(LiveObject object, String... spec) {
        Map<String, String> images = new TreeMap<>();
        for (String list : List.of("containers", "initContainers")) {
            String[] path = Stream.concat(Stream.of(spec), Stream.of(list)).toArray(String[]::new);
            object.items(path).forEach(container -> images.put(container.text("name").orElse(""), container.text("image").orElse("")));
        }
        return images;
    }

    private static Optional<PodTroubles> of(LiveObject pod) {
        Optional<PodTroubles> unscheduled = pod.condition("PodScheduled").filter(found -> found.reason().equals("Unschedulable")).map(found -> new PodTroubles(
                "Unschedulable", Problem.blocking(ProblemCode.POD_UNSCHEDULABLE, Map.of("pod", name(pod))).detail(found.message()), false));
        List<LiveObject> containers = new ArrayList<>(pod.items("status", "initContainerStatuses"));
        containers.addAll(pod.items("status", "containerStatuses"));
        return unscheduled.or(() -> containers.stream().map(container -> of(pod, container)).flatMap(Optional::stream).findFirst());
    }

    private static Optional<PodTroubles> of(LiveObject pod, LiveObject container) {
        String reason = container.text("state", "waiting", "reason").orElse("");
        String words = container.text("state", "waiting", "message").orElse("");
        return switch (reason) {
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable", "InvalidImageName", "ErrImageNeverPull" -> Optional.of(image(pod, container, reason, words));
            case "CrashLoopBackOff" -> container.number("restartCount") < CRASHES ? Optional.empty() : Optional.of(crash(pod, container));
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" -> Optional.of(new PodTroubles(reason, crashed(pod, container, reason, words), false));
            default -> Optional.empty();
        };
    }

    private static PodTroubles image(LiveObject pod, LiveObject container, String reason, String words) {
        return image(pod, container.text("image").orElse(""), reason, words);
    }

    static PodTroubles image(LiveObject pod, String image, String reason, String words) {
        ProblemCode code = ProblemCode.IMAGE_FAILED;
        if (LIMITED.matcher(words).find()) {
            code = ProblemCode.IMAGE_RATE_LIMITED;
        } else if (UNREACHED.matcher(words).find()) {
            code = ProblemCode.IMAGE_UNREACHABLE;
        } else if (MISSING.matcher(words).find() || reason.equals("InvalidImageName")) {
            code = ProblemCode.IMAGE_MISSING;
        }
        Problem problem = Problem.blocking(code, Map.of("image", image, "node", pod.text("spec", "nodeName").orElse("?"))).detail(words);
        // the kubelet backs off only after it has tried again
        return new PodTroubles(reason + " " + image, problem, code == ProblemCode.IMAGE_MISSING && !reason.equals("ErrImagePull"));
    }

    private static PodTroubles crash(LiveObject pod, LiveObject container) {
        String reason = container.text("lastState", "terminated", "reason").orElse("Error");
        String words = container.text("lastState", "terminated", "message").orElse("exit code " + container.number("lastState", "terminated", "exitCode"));
        return new PodTroubles("CrashLoopBackOff " + reason, crashed(pod, container, reason, words), false);
    }

    private static Problem crashed(LiveObject pod, LiveObject container, String reason, String words) {
        return Problem.blocking(ProblemCode.POD_CRASHES, Map.of("pod", name(pod), "container", container.text("name").orElse(""), "namespace", pod.ref().namespace(),
                "name", pod.ref().name(), "reason", reason, "restarts", String.valueOf(container.number("restartCount")))).detail(words);
    }

    static String name(LiveObject pod) {
        return pod.ref().namespace() + "/" + pod.ref().name();
    }
}
