// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Lock JOIN = Lock.CLUSTER_MEMBERSHIP;

    private static TestStep step(String id, int seconds, String... after) {
        return TestStep.ready(id, after).patient(new Patience("x", Duration.ofSeconds(1), Duration.ofSeconds(seconds), Duration.ofSeconds(60), 1));
    }

    private static RunState after(Plan plan, Event... events) {
        RunState state = RunState.of(plan);
        long seq = 0;
        for (Event event : events) {
            state = state.on(new Entry(++seq, Instant.EPOCH.plusSeconds(seq), event));
        }
        return state;
    }

    /** Commands in short: {@code +a} starts, {@code -b<a} skips because of a, {@code xb} cancels, {@code !a} interrupts. */
    private static String wants(RunState state, int maxSteps) {
        return Scheduler.next(state, new Limits(maxSteps, Duration.ZERO)).stream().map(command -> switch (command) {
            case Command.Start c -> "+" + id(state, c.ordinal());
            case Command.Skip c -> "-" + id(state, c.ordinal()) + "<" + c.by();
            case Command.CancelWaiting c -> "x" + id(state, c.ordinal());
            case Command.Interrupt c -> "!" + id(state, c.ordinal());
            case Command.End c -> c.outcome().name();
        }).collect(Collectors.joining(" "));
    }

    private static String id(RunState state, int ordinal) {
        return state.plan().info(ordinal).id().value();
    }

    private static Event probing(String id) {
        return new Event.StepProbing(StepId.of(id));
    }

    private static Event satisfied(String id) {
        return new Event.StepSatisfied(StepId.of(id), "x");
    }

    private static Event failed(String id) {
        return new Event.StepFailed(StepId.of(id), PlayedRun.FAULT);
    }

    private static Event cancel(Event.Cancel how) {
        return new Event.CancelRequested(how);
    }

    @Test
    void startsWhatHasTheLongestWayBehindIt() {
        Plan plan = TestStep.plan(step("short", 1), step("long", 10), step("root", 1), step("far", 30, "root"));
        assertEquals("+root +long +short", wants(after(plan), 8));
        assertEquals("+root +long", wants(after(plan), 2));
        assertEquals("+long +short", wants(after(plan, probing("root")), 8));
        assertEquals("+far +long +short", wants(after(plan, probing("root"), satisfied("root")), 8));
    }

    @Test
    void ofEqualWaysTheEarlierInThePlanStarts() {
        assertEquals("+a +b +c", wants(after(TestStep.plan(step("a", 5), step("b", 5), step("c", 5))), 8));
    }

    @Test
    void oneStepAtATimeHoldsALock() {
        Plan plan = TestStep.plan(step("join2", 9).locking(JOIN), step("join3", 8).locking(JOIN, Lock.node("n3")), step("look3", 7).locking(Lock.node("n3")), step("free", 1));
        assertEquals("+join2 +look3 +free", wants(after(plan), 8));
        assertEquals("", wants(after(plan, probing("join2"), probing("look3"), probing("free")), 8));
        assertEquals("", wants(after(plan, probing("join2"), probing("look3"), probing("free"), satisfied("join2")), 8));
        assertEquals("+join3", wants(after(plan, probing("join2"), probing("look3"), probing("free"), satisfied("join2"), satisfied("look3")), 8));
    }

    @Test
    void whatWaitsForAFailureIsSkippedWithItsRoot() {
        Plan plan = TestStep.plan(step("a", 1), step("b", 1, "a"), step("c", 1, "b"), step("d", 1), step("e", 1, "c", "d"), step("f", 1, "d"));
        assertEquals("-b<a -c<a -e<a +d", wants(after(plan, probing("a"), failed("a")), 8));
        assertEquals("-b<a -c<a -e<a", wants(after(plan, probing("a"), probing("d"), failed("a")), 8));
    }

    @Test
    void ofTwoFailuresTheFirstInThePlanIsTheRoot() {
        Plan plan = TestStep.plan(step("a", 1), step("b", 1), step("c", 1, "a", "b"), step("d", 1, "c"));
        assertEquals("-c<a -d<a", wants(after(plan, probing("a"), probing("b"), failed("b"), failed("a")), 8));
    }

    @Test
    void guidanceHoldsOnlyWhenThePlanSaysSo() {
        StepInfo guided = new StepInfo(StepId.of("b"), "test", null, List.of(Edge.guidance(StepId.of("a"), "x")), Set.of(), TestStep.patience());
        List<TestStep> steps = List.of(step("a", 5), new TestStep(guided, context -> {
            throw new AssertionError("never asked");
        }, context -> {}));
        assertEquals("+a", wants(after(Plan.of(steps, true)), 8));
        assertEquals("+a +b", wants(after(Plan.of(steps, false)), 8));
        assertEquals("-b<a", wants(after(Plan.of(steps, true), probing("a"), failed("a")), 8));
        assertEquals("+b", wants(after(Plan.of(steps, false), probing("a"), failed("a")), 8));
    }

    @Test
    void afterACancelNothingStarts() {
        Plan plan = TestStep.plan(step("a", 1), step("b", 1), step("c", 1, "a"));
        assertEquals("xb xc", wants(after(plan, probing("a"), cancel(Event.Cancel.FINISH_STEPS)), 8));
        assertEquals("xb xc !a", wants(after(plan, probing("a"), cancel(Event.Cancel.NOW)), 8));
        assertEquals("xb xc !a", wants(after(plan, probing("a"), cancel(Event.Cancel.NOW), cancel(Event.Cancel.FINISH_STEPS)), 8));
        assertEquals("-c<a xb", wants(after(plan, probing("a"), failed("a"), cancel(Event.Cancel.NOW)), 8));
    }

    @Test
    void aProblemOutsideOfStepsStopsLikeACancel() {
        Plan plan = TestStep.plan(step("a", 1), step("b", 1));
        assertEquals("xb", wants(after(plan, probing("a"), new Event.RunProblem(PlayedRun.FAULT)), 8));
        assertEquals("FAILED", wants(after(plan, probing("a"), probing("b"), new Event.RunProblem(PlayedRun.FAULT), satisfied("a"), satisfied("b")), 8));
    }

    @Test
    void endsOnceWhenAllHasEnded() {
        Plan plan = TestStep.plan(step("a", 1), step("b", 1));
        assertEquals("READY", wants(after(plan, probing("a"), satisfied("a"), probing("b"), satisfied("b")), 8));
        assertEquals("FAILED", wants(after(plan, probing("a"), satisfied("a"), probing("b"), failed("b")), 8));
        Stream<Event> cancelled = Stream.of(probing("a"), satisfied("a"), cancel(Event.Cancel.NOW), new Event.StepCancelled(StepId.of("b")));
        assertEquals("CANCELLED", wants(after(plan, cancelled.toArray(Event[]::new)), 8));
        assertEquals("READY", wants(after(TestStep.plan()), 8));
        assertEquals("", wants(after(TestStep.plan(), new Event.RunEnded(Event.Outcome.READY, Duration.ZERO)), 8));
    }
}
