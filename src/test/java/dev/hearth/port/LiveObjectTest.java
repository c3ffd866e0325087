// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveObjectTest {
    private static final LiveObject OBJECT = of("Certificate", Map.of(
            "metadata", Map.of("uid", "42", "generation", 3, "creationTimestamp", "2026-01-02T03:04:05Z", "labels", Map.of("app", "x", "n", 1)),
            "spec", Map.of("names", List.of("a", Map.of("name", "b")), "ready", true),
            "status", Map.of("conditions", List.of(
                    Map.of("type", "Issuing", "status", "True", "reason", "Pending", "message", "waiting", "observedGeneration", 2), Map.of("type", "Ready")))));

    @Test
    void valuesAreReadByTheirPath() {
        assertEquals(Optional.of("42"), OBJECT.text("metadata", "uid"));
        assertEquals(Optional.of("true"), OBJECT.text("spec", "ready"));
        assertEquals(3, OBJECT.number("metadata", "generation"));
        assertEquals(3, OBJECT.generation());
        assertEquals("42", OBJECT.uid());
        assertEquals(Optional.of(Instant.parse("2026-01-02T03:04:05Z")), OBJECT.created());
        assertEquals(Map.of("app", "x", "n", "1"), OBJECT.texts("metadata", "labels"));
    }

    @Test
    void whatIsNotThereOrSomethingElseIsEmpty() {
        assertEquals(Optional.empty(), OBJECT.text("metadata", "name"));
        assertEquals(Optional.empty(), OBJECT.text("metadata", "labels"));
        assertEquals(Optional.empty(), OBJECT.text("metadata", "uid", "deeper"));
        assertEquals(0, OBJECT.number("metadata", "uid"));
        assertEquals(List.of(), OBJECT.items("metadata", "labels"));
        assertEquals(Map.of(), OBJECT.texts("spec", "names"));
        LiveObject empty = of("X", Map.of());
        assertEquals("", empty.uid());
        assertEquals(Optional.empty(), empty.created());
        assertEquals(Optional.empty(), empty.condition("Ready"));
    }

    @Test
    void ofAListOnlyMappingsAreItems() {
        assertEquals(List.of(Optional.of("b")), OBJECT.items("spec", "names").stream().map(item -> item.text("name")).toList());
    }

    @Test
    void conditionsSayWhatIsKnown() {
        LiveObject.Condition issuing = OBJECT.condition("Issuing").orElseThrow();
        assertTrue(issuing.isTrue());
        assertEquals(2, issuing.observedGeneration());
        assertEquals("Issuing=True Pending: waiting", issuing.toString());
        LiveObject.Condition ready = OBJECT.condition("Ready").orElseThrow();
        assertFalse(ready.isTrue());
        assertEquals("Ready=Unknown", ready.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment,  2, 5, 5, 2, 2, true",
        "Deployment,  2, 5, 4, 2, 2, false",
        "Deployment,  2, 5, 5, 1, 2, false",
        "Deployment,  2, 5, 5, 2, 1, false",
        "StatefulSet, 1, 1, 1, 1, 1, true",
        "DaemonSet,   3, 1, 1, 3, 3, true",
        "DaemonSet,   3, 1, 1, 2, 3, false"})
    void aRolloutIsCompleteWhenTheControllerSawTheNewestTemplateAndAllPodsOfItAreReady(String kind, int wanted, int generation, int observed, int updated, int ready, boolean complete) {
        Map<String, Object> status = kind.equals("DaemonSet")
                ? Map.of("observedGeneration", observed, "desiredNumberScheduled", wanted, "updatedNumberScheduled", updated, "numberReady", ready)
                : Map.of("observedGeneration", observed, "updatedReplicas", updated, "readyReplicas", ready);
        RolloutStatus rollout = of(kind, Map.of("metadata", Map.of("generation", generation), "spec", Map.of("replicas", wanted), "status", status)).rollout();
        assertEquals(wanted, rollout.wanted());
        assertEquals(complete, rollout.complete(), rollout.toString());
    }

    @Test
    void aDeploymentWithoutANumberWantsOneAndNoneIsReadyYet() {
        RolloutStatus rollout = of("Deployment", Map.of("metadata", Map.of("generation", 1))).rollout();
        assertEquals(1, rollout.wanted());
        assertFalse(rollout.complete());
        assertEquals(0, of("Deployment", Map.of("spec", Map.of("replicas", 0))).rollout().wanted());
    }

    private static LiveObject of(String kind, Map<String, Object> content) {
        return new LiveObject(new ObjectRef("v1", kind, "ns", "x"), content);
    }
}
