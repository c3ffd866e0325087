// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunStateTest {
    private static final StepId A = StepId.of("a");
    private static final StepId B = StepId.of("b");
    private static final List<Change> CHANGES = List.of(new Change(Change.Verb.WRITE, "/etc/x", "node1"));
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private final Plan plan = TestStep.plan(TestStep.acting("a"), TestStep.acting("b", "a"));
    private RunState state = RunState.of(plan);

    private RunState after(Event... events) {
        for (Event event : events) {
            state = state.on(new Entry(state.seq() + 1, START.plusSeconds(state.seq()), event));
        }
        return state;
    }

    private StepState a() {
        return state.step(A).orElseThrow();
    }

    @Test
    void followsAStepThroughItsLife() {
        after(new Event.RunStarted(plan.fingerprint(), Event.Mode.APPLY, List.of(A, B)));
        assertEquals(StepStatus.WAITING, a().status());
        after(new Event.StepProbing(A));
        assertEquals(StepStatus.PROBING, a().status());
        assertEquals(Optional.of(START.plusSeconds(1)), a().startedAt());
        after(new Event.StepVerifying(A, 1, "node1:22", "refused", Duration.ofSeconds(1)));
        assertEquals(StepStatus.PROBING, a().status(), "a wait for the first look is no verification");
        assertEquals(new StepState.Poll(1, "node1:22", "refused", Duration.ofSeconds(1)), a().poll());
        after(new Event.StepActing(A, 1, "missing", CHANGES), new Event.StepProgress(A, 0.5, "half"));
        assertEquals(StepStatus.ACTING, a().status());
        assertEquals(new StepState.Work(1, "missing", CHANGES, false, ""), a().work());
        assertEquals(new StepState.Progress(0.5, "half"), a().progress());
        after(new Event.StepActing(A, 2, "missing", CHANGES));
        assertEquals(new StepState.Progress(0, ""), a().progress(), "each attempt begins anew");
        after(new Event.StepVerifying(A, 1, "node1:22", "starting", Duration.ZERO));
        assertEquals(StepStatus.VERIFYING, a().status());
        after(new Event.StepDone(A, "there", Duration.ofSeconds(9)));
        assertEquals(StepStatus.DONE, a().status());
        assertEquals("there", a().evidence());
        assertEquals(Optional.of(Duration.ofSeconds(6)), a().took());
        assertEquals(0.5, state.progress());
        assertEquals(1, state.count(StepStatus.WAITING));
    }

    @Test
    void progressNeverFallsWhenAnAttemptBeginsAnew() {
        after(new Event.StepProbing(A), new Event.StepActing(A, 1, "x", List.of()), new Event.StepProgress(A, 1, ""));
        double before = state.progress();
        after(new Event.StepActing(A, 2, "x", List.of()), new Event.StepProgress(A, 0.1, ""));
        assertEquals(before, state.progress());
        assertTrue(before > 0 && before < 0.5, "only the end counts in full: " + before);
    }

    @Test
    void whatComesAfterAStepsEndIsIgnored() {
        after(new Event.StepProbing(A), new Event.StepFailed(A, PlayedRun.FAULT));
        StepState failed = a();
        after(new Event.StepProgress(A, 1, "late"), new Event.StepDone(A, "late", Duration.ZERO), new Event.StepCancelled(A));
        assertEquals(failed, a());
        assertEquals(Optional.of(PlayedRun.FAULT), failed.problem());
    }

    @Test
    void stepsThatThePlanDoesNotHaveArePassedOver() {
        after(new Event.RunStarted("other", Event.Mode.APPLY, List.of(A, StepId.of("gone"))), new Event.StepProbing(StepId.of("gone")));
        assertEquals(2, state.count(StepStatus.WAITING));
        assertEquals(2, state.seq());
        assertNotEquals(plan.fingerprint(), state.fingerprint());
    }

    @Test
    void aNewRunInTheSameJournalBeginsAnew() {
        after(new Event.StepProbing(A), new Event.StepFailed(A, PlayedRun.FAULT), new Event.CancelRequested(Event.Cancel.NOW),
                new Event.RunEnded(Event.Outcome.FAILED, Duration.ofSeconds(1)));
        Entry again = new Entry(1, START.plusSeconds(99), new Event.RunStarted(plan.fingerprint(), Event.Mode.DRY_RUN, List.of(A, B)));
        state = state.on(again);
        assertEquals(RunState.of(plan).on(again), state);
        assertEquals(Optional.empty(), state.outcome());
        assertEquals(Event.Mode.DRY_RUN, state.mode());
        assertEquals(0.0, state.progress());
    }

    @Test
    void aDryRunKnowsWhatActsBefore() {
        Plan chain = TestStep.plan(TestStep.ready("a"), TestStep.ready("b", "a"), TestStep.ready("c", "b"), TestStep.ready("d"));
        RunState dry = RunState.replay(chain, List.of(
                new Entry(1, START, new Event.StepProbing(A)), new Entry(2, START, new Event.StepWouldAct(A, "x", CHANGES, false)),
                new Entry(3, START, new Event.StepProbing(B)), new Entry(4, START, new Event.StepSatisfied(B, "x"))));
        assertEquals(Optional.of(A), dry.neededBefore(chain.ordinal(StepId.of("c")).orElseThrow()));
        assertEquals(Optional.empty(), dry.neededBefore(chain.ordinal(StepId.of("d")).orElseThrow()));
        assertEquals(Optional.empty(), dry.neededBefore(chain.ordinal(A).orElseThrow()));
    }

    @Test
    void anOlderStateStaysAsItWas() {
        after(new Event.StepProbing(A));
        RunState old = state;
        after(new Event.StepSatisfied(A, "x"), new Event.StepProbing(B), new Event.StepFailed(B, PlayedRun.FAULT));
        assertEquals(StepStatus.PROBING, old.status(0));
        assertEquals(1, old.running().length);
        assertEquals(1, old.count(StepStatus.WAITING));
        assertEquals(List.of(), Scheduler.next(old, Limits.usual()));
    }
}
