// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTroublesTest {
    private static final ObjectRef DEPLOYMENT = new ObjectRef("apps/v1", "Deployment", "traefik", "traefik");
    private final PlayedCluster cluster = new PlayedCluster();

    private Optional<PodTroubles> found() throws Exception {
        return PodTroubles.of(new LiveObject(DEPLOYMENT, Map.of("spec", Map.of("selector", Map.of("matchLabels", Map.of("app", "traefik"))))), cluster);
    }

    private void pod(String name, String label, String status) {
        ObjectRef ref = new ObjectRef("v1", "Pod", "traefik", name);
        cluster.objects.put(ref, new LiveObject(ref, Documents.parse("apiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: traefik, labels: {app: %s}}\nspec: {nodeName: node2}\nstatus: %s\n"
                .formatted(name, label, status)).getFirst()));
    }

    private void waiting(String reason, String message) {
        pod("a", "traefik", "{containerStatuses: [{name: traefik, image: \"docker.io/library/traefik:v3\", restartCount: 0, state: {waiting: {reason: %s, message: '%s'}}}]}"
                .formatted(reason, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ErrImagePull     | unexpected status code [manifests v3]: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit | IMAGE_RATE_LIMITED | false",
        "ImagePullBackOff | Back-off pulling image: ErrImagePull: 429 Too Many Requests                                            | IMAGE_RATE_LIMITED | false",
        "ErrImagePull     | failed to resolve reference: docker.io/library/traefik:v3: not found                                   | IMAGE_MISSING      | false",
        "ImagePullBackOff | failed to resolve reference: docker.io/library/traefik:v3: not found                                   | IMAGE_MISSING      | true",
        "ImagePullBackOff | pull access denied, repository does not exist or may require authorization                             | IMAGE_MISSING      | true",
        "InvalidImageName | couldnt parse image name                                                                               | IMAGE_MISSING      | true",
        "ErrImagePull     | dial tcp: lookup registry-1.docker.io on 192.168.5.1:53: no such host                                  | IMAGE_UNREACHABLE  | false",
        "ImagePullBackOff | tls: failed to verify certificate: x509: certificate has expired or is not yet valid                   | IMAGE_UNREACHABLE  | false",
        "ErrImagePull     | failed to extract layer: no space left on device                                                       | IMAGE_FAILED       | false",
    })
    void whyAnImageDoesNotComeIsToldByTheRegistrysWords(String reason, String message, ProblemCode code, boolean lasting) throws Exception {
        waiting(reason, message);
        PodTroubles found = found().orElseThrow();
        assertEquals(code, found.problem().code());
        assertEquals(Map.of("image", "docker.io/library/traefik:v3", "node", "node2"), found.problem().args());
        assertEquals(message, found.problem().detail());
        assertEquals(lasting, found.lasting());
        assertEquals(reason + " docker.io/library/traefik:v3", found.word());
    }

    @Test
    void aProgramThatEndsAgainIsTroubleFromTheSecondTimeOn() throws Exception {
        String crash = "{containerStatuses: [{name: traefik, restartCount: %d, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {reason: OOMKilled, exitCode: 137}}}]}";
        pod("a", "traefik", crash.formatted(1));
        assertEquals(Optional.empty(), found());
        pod("a", "traefik", crash.formatted(2));
        PodTroubles found = found().orElseThrow();
        assertEquals(ProblemCode.POD_CRASHES, found.problem().code());
        assertEquals(Map.of("pod", "traefik/a", "namespace", "traefik", "name", "a", "container", "traefik", "reason", "OOMKilled", "restarts", "2"), found.problem().args());
        assertEquals("exit code 137", found.problem().detail());
        assertFalse(found.lasting());
    }

    @Test
    void aPodWithoutAPlaceIsToldInTheSchedulersWords() throws Exception {
        pod("a", "traefik", "{conditions: [{type: PodScheduled, status: \"False\", reason: Unschedulable, message: \"0/3 nodes are available: 3 Insufficient memory.\"}]}");
        PodTroubles found = found().orElseThrow();
        assertEquals(ProblemCode.POD_UNSCHEDULABLE, found.problem().code());
        assertTrue(found.problem().detail().contains("Insufficient memory"));
    }

    @Test
    void aPodOfAnOlderTemplateIsNoTrouble() throws Exception {
        waiting("ImagePullBackOff", "not found");
        LiveObject newer = new LiveObject(DEPLOYMENT, Map.of("spec", Map.of("selector", Map.of("matchLabels", Map.of("app", "traefik")),
                "template", Map.of("spec", Map.of("containers", List.of(Map.of("name", "traefik", "image", "docker.io/library/traefik:v4")))))));
        assertEquals(Optional.empty(), PodTroubles.of(newer, cluster));
        assertTrue(found().isPresent());
    }

    private void event(String pod, String at, String message) {
        ObjectRef ref = new ObjectRef("v1", "Event", "traefik", pod + at);
        cluster.objects.put(ref, new LiveObject(ref, Map.of("reason", "FailedCreatePodSandBox", "message", message, "lastTimestamp", at, "involvedObject", Map.of("name", pod))));
    }

    @Test
    void aPodThatNeverGotASandboxIsToldByTheKubeletsNewestEvent() throws Exception {
        waiting("ContainerCreating", "");
        event("a", "2026-11-22T20:00:00Z", "plugin type=\"flannel\" failed (add): open /run/flannel/subnet.env: no such file or directory");
        assertEquals(ProblemCode.POD_SANDBOX, found().orElseThrow().problem().code());
        // as containerd said it on a node whose Docker Hub answered 429
        event("a", "2026-11-22T20:00:09Z", "Failed to create pod sandbox: failed to get sandbox image \"docker.io/rancher/mirrored-pause:3.6\": failed to pull image: failed to resolve image: "
                + "unexpected status from HEAD request to https://registry-1.docker.io/v2/rancher/mirrored-pause/manifests/3.6: 429 Too Many Requests");
        PodTroubles found = found().orElseThrow();
        assertEquals(ProblemCode.IMAGE_RATE_LIMITED, found.problem().code());
        assertEquals(Map.of("image", "docker.io/rancher/mirrored-pause:3.6", "node", "node2"), found.problem().args());
        assertFalse(found.lasting());
    }

    @Test
    void anEventOfAnotherPodOrOfATroubleThatIsOverIsNone() throws Exception {
        event("b", "2026-11-22T20:00:00Z", "no");
        waiting("ContainerCreating", "");
        assertEquals(Optional.empty(), found());
        event("a", "2026-11-22T20:00:00Z", "no");
        pod("a", "traefik", "{containerStatuses: [{name: traefik, restartCount: 0, state: {running: {startedAt: now}}}]}");
        assertEquals(Optional.empty(), found());
    }

    @Test
    void podsOfOthersReadyOnesAndThoseThatComeAreNoTrouble() throws Exception {
        pod("a", "other", "{containerStatuses: [{name: other, state: {waiting: {reason: ImagePullBackOff, message: not found}}}]}");
        pod("b", "traefik", "{containerStatuses: [{name: traefik, restartCount: 0, state: {waiting: {reason: ContainerCreating}}}]}");
        pod("c", "traefik", "{conditions: [{type: Ready, status: \"True\"}], containerStatuses: [{name: old, state: {waiting: {reason: ImagePullBackOff, message: not found}}}]}");
        assertEquals(List.of(), found().stream().toList());
    }
}
