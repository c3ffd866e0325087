// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepState;
import dev.hearth.engine.run.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EngineTest {
    private static final OutputKey<String> TOKEN = new OutputKey<>("a/token", String.class);
    private final MemoryJournal journal = new MemoryJournal();
    private final List<Entry> heard = new ArrayList<>();
    private final AtomicInteger acts = new AtomicInteger();

    private RunState run(Event.Mode mode, TestStep... steps) throws InterruptedException {
        Plan plan = TestStep.plan(steps);
        RunHandle run = new Engine(new JumpClock(), Limits.usual()).start(plan, mode, journal, heard::add, line -> {});
        run.await();
        assertEquals(journal.read(), heard);
        assertEquals(run.state(), RunState.replay(plan, journal.read()));
        return run.state();
    }

    private static StepState step(RunState state, String id) {
        return state.step(StepId.of(id)).orElseThrow();
    }

    private List<String> story() {
        return heard.stream().map(EngineTest::brief).toList();
    }

    private static String brief(Entry entry) {
        String name = entry.event().getClass().getSimpleName();
        return entry.event() instanceof Event.OfStep step ? name + " " + step.step() : name;
    }

    @Test
    void actsOnlyWithTheBatonAndLooksWithoutIt() throws Exception {
        Problem busy = Problem.blocking(ProblemCode.CLUSTER_BUSY, Map.of());
        Engine engine = new Engine(new JumpClock(), Limits.usual(), () -> {
            throw busy.asException();
        });
        Plan plan = TestStep.plan(TestStep.ready("a"), TestStep.of("b", context -> new Probe.Needed("", List.of()), context -> acts.incrementAndGet()));
        RunHandle run = engine.start(plan, Event.Mode.APPLY, journal, heard::add, line -> {});
        assertEquals(Event.Outcome.FAILED, run.await());
        assertEquals(StepStatus.SATISFIED, step(run.state(), "a").status());
        assertEquals(Optional.of(busy), step(run.state(), "b").problem());
        assertEquals(0, acts.get());
        assertEquals(Event.Outcome.READY, engine.start(plan, Event.Mode.DRY_RUN, new MemoryJournal(), entry -> {}, line -> {}).await());
    }

    @Test
    void actsWhereNeededAndLeavesTheRestAlone() throws Exception {
        RunState state = run(Event.Mode.APPLY, TestStep.ready("a"), TestStep.acting("b", "a"), TestStep.ready("c", "b"));
        assertEquals(Event.Outcome.READY, state.outcome().orElseThrow());
        assertEquals(
                List.of("RunStarted", "StepProbing a", "StepSatisfied a", "StepProbing b", "StepActing b", "StepDone b", "StepProbing c",
                        "StepSatisfied c", "RunEnded"),
                story());
        assertEquals(1.0, state.progress());
    }

    @Test
    void anEmptyPlanIsReady() throws Exception {
        assertEquals(Event.Outcome.READY, run(Event.Mode.APPLY).outcome().orElseThrow());
    }

    @Test
    void theSecondRunChangesNothing() throws Exception {
        TestStep a = TestStep.acting("a");
        run(Event.Mode.APPLY, a);
        heard.clear();
        MemoryJournal second = new MemoryJournal();
        new Engine(new JumpClock(), Limits.usual()).start(TestStep.plan(a), Event.Mode.APPLY, second, heard::add, line -> {}).await();
        assertEquals(List.of("RunStarted", "StepProbing a", "StepSatisfied a", "RunEnded"), story());
    }

    @Test
    void whatDriftedIsRepaired() throws Exception {
        List<Change> repair = List.of(new Change(Change.Verb.CHANGE, "/etc/x", "node1"));
        TestStep drifted = TestStep.of("a", context -> acts.get() > 0 ? Probe.satisfied("x") : new Probe.Drifted("x=2", repair), context -> acts.incrementAndGet());
        RunState dry = run(Event.Mode.DRY_RUN, drifted);
        assertEquals(new StepState.Work(0, "x=2", repair, true, ""), step(dry, "a").work());
        assertEquals(0, acts.get());
        heard.clear();
        MemoryJournal second = new MemoryJournal();
        RunHandle run = new Engine(new JumpClock(), Limits.usual()).start(TestStep.plan(drifted), Event.Mode.APPLY, second, heard::add, line -> {});
        assertEquals(Event.Outcome.READY, run.await());
        assertEquals(StepStatus.DONE, step(run.state(), "a").status());
        assertEquals(new StepState.Work(1, "x=2", repair, false, ""), step(run.state(), "a").work());
    }

    @Test
    void whatIsImpossibleFailsWithoutActing() throws Exception {
        Problem taken = Problem.blocking(ProblemCode.API_NOT_KUBERNETES, java.util.Map.of("address", "10.0.0.1:6443"));
        RunState state = run(Event.Mode.APPLY, TestStep.of("a", context -> new Probe.Impossible(taken), context -> acts.incrementAndGet()),
                TestStep.ready("b", "a"), TestStep.ready("c", "b"), TestStep.acting("d"));
        assertEquals(taken, step(state, "a").problem().orElseThrow());
        assertEquals(StepId.of("a"), step(state, "c").skippedBy().orElseThrow());
        assertEquals(StepStatus.DONE, step(state, "d").status());
        assertEquals(0, acts.get());
        assertEquals(Event.Outcome.FAILED, state.outcome().orElseThrow());
    }

    @Test
    void aSettledStepGoesOnAfterAFailureUnlessItReliesOnWhatFailed() throws Exception {
        Problem taken = Problem.blocking(ProblemCode.API_NOT_KUBERNETES, java.util.Map.of("address", "10.0.0.1:6443"));
        TestStep failing = TestStep.of("a", context -> new Probe.Impossible(taken), context -> acts.incrementAndGet());
        RunState state = run(Event.Mode.APPLY, failing, TestStep.ready("b", "a"),
                settled("goes-on", context -> Probe.satisfied("there"), "a", "b"),
                settled("relies", context -> {
                    context.rely(StepId.of("b"));
                    return Probe.satisfied("there");
                }, "b"),
                TestStep.ready("after", "relies"));
        assertEquals(StepStatus.SATISFIED, step(state, "goes-on").status());
        assertEquals(StepId.of("a"), step(state, "relies").skippedBy().orElseThrow());
        assertEquals(StepId.of("a"), step(state, "after").skippedBy().orElseThrow());
    }

    private static TestStep settled(String id, TestStep.Look look, String... after) {
        List<Edge> edges = java.util.stream.Stream.of(after).map(on -> Edge.settled(StepId.of(on), "test")).toList();
        return new TestStep(new StepInfo(StepId.of(id), "test", null, edges, Set.of(), TestStep.patience()), look, context -> {});
    }

    @Test
    void laterStepsReadWhatEarlierOnesFound() throws Exception {
        AtomicReference<String> read = new AtomicReference<>("");
        AtomicInteger made = new AtomicInteger();
        RunState state = run(Event.Mode.APPLY,
                TestStep.of("a", context -> made.get() == 0 ? Probe.needed("no token") : new Probe.Satisfied(Outputs.of(TOKEN, "t1"), "has token"),
                        context -> made.incrementAndGet()),
                new TestStep(TestStep.info("b", "a"), context -> {
                    read.set(context.require(TOKEN));
                    return Probe.satisfied("read");
                }, context -> {}));
        assertEquals("t1", read.get());
        assertEquals(Event.Outcome.READY, state.outcome().orElseThrow());
        assertFalse(journal.read().toString().contains("t1"), "outputs stay out of the journal");
    }

    @Test
    void aMissingOutputIsAFaultInARun() throws Exception {
        RunState state = run(Event.Mode.APPLY, TestStep.of("a", context -> Probe.satisfied(context.require(TOKEN)), context -> {}));
        assertEquals(ProblemCode.UNEXPECTED, step(state, "a").problem().orElseThrow().code());
    }

    @Test
    void aMissingOutputIsKnownLaterInADryRun() throws Exception {
        RunState state = run(Event.Mode.DRY_RUN, TestStep.acting("a"),
                new TestStep(TestStep.info("b", "a"), context -> Probe.satisfied(context.require(TOKEN)), context -> {}),
                new TestStep(TestStep.info("c", "b"), context -> new Probe.Unknown(StepId.of("a"), List.of()), context -> {}));
        assertEquals("a/token", step(state, "b").work().knownAfter());
        assertEquals("a", step(state, "c").work().knownAfter());
        assertEquals(3, state.count(StepStatus.NEEDED));
        assertEquals(Event.Outcome.READY, state.outcome().orElseThrow());
    }

    @Test
    void whatCannotAnswerYetIsKnownLaterInADryRun() throws Exception {
        RunState state = run(Event.Mode.DRY_RUN, TestStep.acting("start-api"), TestStep.ready("between", "start-api"),
                new TestStep(TestStep.info("ask-api", "between"), context -> {
                    throw Faults.soon().asException();
                }, context -> {}));
        assertEquals("start-api", step(state, "ask-api").work().knownAfter());
        assertEquals(StepStatus.NEEDED, step(state, "ask-api").status());
    }

    @Test
    void whateverAStepThrowsIsReportedWithACodeThatStaysTheSame() throws Exception {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            heard.clear();
            MemoryJournal own = new MemoryJournal();
            RunHandle run = new Engine(new JumpClock(), Limits.usual()).start(
                    TestStep.plan(TestStep.of("a", context -> Probe.needed("x"), context -> {
                        throw new StackOverflowError("played");
                    }), TestStep.acting("b")),
                    Event.Mode.APPLY, own, heard::add, line -> {});
            assertEquals(Event.Outcome.FAILED, run.await());
            Problem problem = step(run.state(), "a").problem().orElseThrow();
            assertEquals(ProblemCode.UNEXPECTED, problem.code());
            assertEquals("java.lang.StackOverflowError: played", problem.detail());
            codes.add(problem.args().get("code"));
            assertEquals(StepStatus.DONE, step(run.state(), "b").status());
        }
        assertTrue(codes.getFirst().matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"), codes.getFirst());
        assertEquals(codes.getFirst(), codes.getLast());
    }

    @Test
    void anInterruptThatAStepLeavesBehindHarmsNobody() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        RunState state = run(Event.Mode.APPLY, TestStep.of("a", context -> {
            Thread.currentThread().interrupt();
            return looks.incrementAndGet() > 3 ? Probe.satisfied("x") : Probe.needed("not yet");
        }, context -> {
            Thread.currentThread().interrupt();
        }), TestStep.acting("b", "a"));
        assertEquals(Event.Outcome.READY, state.outcome().orElseThrow());
    }

    @Test
    void aListenerThatThrowsIsDropped() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RunHandle run = new Engine(new JumpClock(), Limits.usual()).start(TestStep.plan(TestStep.acting("a"), TestStep.acting("b", "a")), Event.Mode.APPLY, journal,
                entry -> {
                    calls.incrementAndGet();
                    throw new AssertionError("a broken listener");
                }, line -> {
                    throw new IllegalStateException("a broken log");
                });
        assertEquals(Event.Outcome.READY, run.await());
        assertEquals(1, calls.get());
        assertEquals(run.state(), RunState.replay(run.state().plan(), journal.read()));
    }

    @Test
    void aLogThatThrowsLosesItsLineAlone() throws Exception {
        TestStep talking = TestStep.of("a", context -> {
            context.log("looking");
            return Probe.satisfied("x");
        }, context -> {});
        RunHandle run = new Engine(new JumpClock(), Limits.usual()).start(TestStep.plan(talking), Event.Mode.APPLY, journal, heard::add, line -> {
            throw new IllegalStateException("a broken log");
        });
        assertEquals(Event.Outcome.READY, run.await());
    }

    @Test
    void progressIsSaidNowAndThenAndNeverAfterTheEnd() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Thread> stray = new AtomicReference<>();
        TestStep uploading = TestStep.of("a", context -> acts.get() > 0 ? Probe.satisfied("x") : Probe.needed("x"), context -> {
            for (int percent = 0; percent <= 100; percent++) {
                context.progress(percent / 100.0, percent + " of 100 MB");
            }
            stray.set(Thread.startVirtualThread(() -> {
                try {
                    ended.await();
                    context.progress(0.5, "late");
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            acts.incrementAndGet();
        });
        RunState state = run(Event.Mode.APPLY, uploading);
        ended.countDown();
        stray.get().join();
        List<String> notes = heard.stream().map(Entry::event).filter(Event.StepProgress.class::isInstance).map(event -> ((Event.StepProgress) event).note()).toList();
        assertEquals(List.of("0 of 100 MB", "100 of 100 MB"), notes);
        assertEquals(new StepState.Progress(1, "100 of 100 MB"), step(state, "a").progress());
    }

    /** Problems for steps to throw. */
    static final class Faults {
        static Problem soon() {
            return Problem.blocking(ProblemCode.SSH_CONNECTION_LOST, java.util.Map.of("host", "node1")).retry(dev.hearth.domain.problem.Retry.SOON);
        }

        static ProblemException afterFix() {
            return Problem.blocking(ProblemCode.SUDO_PASSWORD_WRONG, java.util.Map.of("host", "node1", "user", "u")).asException();
        }

        private Faults() {}
    }
}
