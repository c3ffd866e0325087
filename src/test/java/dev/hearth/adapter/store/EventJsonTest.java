// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final StepId STEP = StepId.of("node1/facts");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456789Z");
    static final Problem PROBLEM = Problem.blocking(ProblemCode.DISK_FULL, Map.of("host", "node1", "path", "/var \"x\"\n")).at(Field.node(0, "host"))
            .detail("ENOSPC").retry(Retry.NEVER);
    private static final List<Change> CHANGES = List.of(new Change(Change.Verb.UPLOAD, "/usr/local/bin/k3s", "node1"));
    static final List<Event> EVENTS = List.of(
            new Event.RunStarted("0123456789abcdef", Event.Mode.DRY_RUN, List.of(STEP, StepId.of("b"))),
            new Event.StepProbing(STEP),
            new Event.StepSatisfied(STEP, "Ready=True"),
            new Event.StepWouldAct(STEP, "missing", CHANGES, true),
            new Event.StepUnknown(STEP, "node1/token", CHANGES),
            new Event.StepActing(STEP, 2, "missing", CHANGES),
            new Event.StepProgress(STEP, 0.25, "1 of 4 MB"),
            new Event.StepVerifying(STEP, 3, "https://vip", "refused – Ärger", Duration.ofMillis(1500)),
            new Event.StepVerifying(STEP, 4, "https://vip", "0/1", Duration.ofMillis(2500), PROBLEM),
            new Event.StepDone(STEP, "there", Duration.ofNanos(1_234_567_890)),
            new Event.StepFailed(STEP, PROBLEM),
            new Event.StepSkipped(STEP, StepId.of("b")),
            new Event.StepCancelled(STEP),
            new Event.CancelRequested(Event.Cancel.FINISH_STEPS),
            new Event.RunProblem(PROBLEM),
            new Event.RunEnded(Event.Outcome.CANCELLED, Duration.ofMinutes(2)));
    private final EventJson json = new EventJson();

    @Test
    void everyKindOfEventComesBackAsItWas() {
        Set<Class<?>> kinds = new HashSet<>();
        long seq = 0;
        for (Event event : EVENTS) {
            Entry entry = new Entry(++seq, AT, event);
            String line = json.line(entry);
            assertEquals(Optional.of(entry), json.entry(line), line);
            assertEquals(-1, line.indexOf('\n'), line);
            kinds.add(event.getClass());
        }
        Set<Class<?>> all = Arrays.stream(Event.class.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? Arrays.stream(kind.getPermittedSubclasses()) : java.util.stream.Stream.of(kind)).collect(Collectors.toSet());
        assertEquals(all, kinds, "each kind has an example here");
    }

    /** What other programs and older journals rely on. */
    @Test
    void theFormatStaysAsItIs() {
        assertEquals(
                "{\"seq\":1,\"at\":\"2026-11-22T10:00:00.123456789Z\",\"event\":\"step-done\",\"step\":\"node1/facts\",\"evidence\":\"there\",\"took\":\"PT1.5S\"}",
                json.line(new Entry(1, AT, new Event.StepDone(STEP, "there", Duration.ofMillis(1500)))));
        assertEquals(
                "{\"seq\":2,\"at\":\"2026-11-22T10:00:00.123456789Z\",\"event\":\"step-failed\",\"step\":\"node1/facts\",\"problem\":{\"code\":\"disk-full\","
                        + "\"severity\":\"blocking\",\"field\":\"nodes[0].host\",\"args\":{\"host\":\"node1\",\"path\":\"/var \\\"x\\\"\\n\"},\"detail\":\"ENOSPC\",\"retry\":\"never\"}}",
                json.line(new Entry(2, AT, new Event.StepFailed(STEP, PROBLEM))));
        assertEquals(
                "{\"seq\":3,\"at\":\"2026-11-22T10:00:00.123456789Z\",\"event\":\"step-acting\",\"step\":\"node1/facts\",\"attempt\":1,\"why\":\"missing\","
                        + "\"changes\":[{\"verb\":\"upload\",\"subject\":\"/usr/local/bin/k3s\",\"place\":\"node1\"}]}",
                json.line(new Entry(3, AT, new Event.StepActing(STEP, 1, "missing", CHANGES))));
    }

    @Test
    void whatANewerVersionAddsIsPassedOver() {
        assertEquals(Optional.empty(), json.entry("{\"seq\":1,\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"step-rested\",\"step\":\"a\"}"));
        assertEquals(Optional.empty(), json.entry("{\"seq\":1,\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"world-ended\"}"));
        assertEquals(
                Optional.of(new Entry(1, Instant.parse("2026-11-22T10:00:00Z"), new Event.StepCancelled(StepId.of("a")))),
                json.entry("{\"seq\":1,\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"step-cancelled\",\"step\":\"a\",\"mood\":\"bad\"}"));
    }

    @Test
    void aFailureOfAKindThatOnlyANewerVersionKnowsIsStillAFailure() {
        String line = json.line(new Entry(1, AT, new Event.StepFailed(STEP, PROBLEM))).replace("disk-full", "disk-on-fire");
        Event.StepFailed failed = (Event.StepFailed) json.entry(line).orElseThrow().event();
        assertEquals(ProblemCode.UNEXPECTED, failed.problem().code());
        assertEquals("disk-on-fire", failed.problem().args().get("code"));
    }

    @Test
    void noiseIsNoEntry() {
        for (String noise : List.of("", "{", "[]", "null", "17", "\u0000\u0000\u0000", "{\"seq\":\"x\"}", "{\"seq\":1,\"at\":\"yesterday\",\"event\":\"step-probing\",\"step\":\"a\"}",
                "{\"seq\":1,\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"step-probing\",\"step\":\"Not An Id\"}",
                "{\"seq\":1,\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"run-ended\",\"outcome\":\"ready\",\"took\":\"long\"}")) {
            assertEquals(Optional.empty(), json.entry(noise), noise);
        }
    }
}
