// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ends that are not of a step's own making: cancelled, stuck, not recordable. */
@Timeout(120)
class StoppingTest {
    private final CountDownLatch acting = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final CountDownLatch cancelHeard = new CountDownLatch(1);
    private final AtomicBoolean done = new AtomicBoolean();
    private final MemoryJournal journal = new MemoryJournal();
    private final List<Entry> heard = new CopyOnWriteArrayList<>();

    private RunHandle start(Plan plan, Journal kept, Duration grace) {
        return new Engine(new JumpClock(), new Limits(4, grace)).start(plan, Event.Mode.APPLY, kept, this::hear, line -> {});
    }

    private void hear(Entry entry) {
        heard.add(entry);
        if (entry.event() instanceof Event.CancelRequested) {
            cancelHeard.countDown();
        }
    }

    private TestStep waiting(TestStep.Act act) {
        return TestStep.of("a", context -> done.get() ? Probe.satisfied("there") : Probe.needed("missing"), context -> {
            acting.countDown();
            act.on(context);
        });
    }

    private static StepStatus status(RunHandle run, String id) {
        return run.state().step(StepId.of(id)).orElseThrow().status();
    }

    @Test
    void finishingStepsFinishAndNothingNewStarts() throws Exception {
        RunHandle run = start(TestStep.plan(waiting(context -> {
            letGo.await();
            done.set(true);
        }), TestStep.ready("b", "a"), TestStep.ready("c", "b")), journal, Duration.ofMinutes(1));
        acting.await();
        run.cancel(Event.Cancel.FINISH_STEPS);
        cancelHeard.await();
        letGo.countDown();
        assertEquals(Event.Outcome.CANCELLED, run.await());
        assertEquals(List.of(StepStatus.DONE, StepStatus.CANCELLED, StepStatus.CANCELLED), List.of(status(run, "a"), status(run, "b"), status(run, "c")));
        assertEquals(run.state(), RunState.replay(run.state().plan(), journal.read()));
    }

    @Test
    void stoppingNowInterruptsTheAct() throws Exception {
        AtomicBoolean tidied = new AtomicBoolean();
        RunHandle run = start(TestStep.plan(waiting(context -> {
            try {
                letGo.await();
            } finally {
                tidied.set(true);
            }
        }), TestStep.ready("b", "a")), journal, Duration.ofMinutes(1));
        acting.await();
        run.cancel(Event.Cancel.FINISH_STEPS);
        run.cancel(Event.Cancel.NOW);
        assertEquals(Event.Outcome.CANCELLED, run.await());
        assertEquals(StepStatus.CANCELLED, status(run, "a"));
        assertEquals(StepStatus.CANCELLED, status(run, "b"));
        assertTrue(tidied.get(), "the engine waits until the step has tidied up");
    }

    @Test
    void stoppingNowIsACancelWhateverTheStepMakesOfIt() throws Exception {
        for (TestStep.Act reaction : List.<TestStep.Act>of(
                context -> {
                    throw EngineTest.Faults.afterFix();
                },
                context -> {
                    throw EngineTest.Faults.soon().asException();
                },
                context -> {
                    throw new IllegalStateException("closed by interrupt");
                },
                context -> {})) {
            CountDownLatch entered = new CountDownLatch(1);
            AtomicInteger looks = new AtomicInteger();
            RunHandle run = start(TestStep.plan(TestStep.of("a", context -> Probe.needed("look " + looks.incrementAndGet()), context -> {
                entered.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    reaction.on(context);
                }
            })), new MemoryJournal(), Duration.ofMinutes(1));
            entered.await();
            run.cancel(Event.Cancel.NOW);
            assertEquals(Event.Outcome.CANCELLED, run.await());
            assertEquals(StepStatus.CANCELLED, status(run, "a"));
            assertEquals(1, looks.get(), "once told to stop it does not even look again");
        }
    }

    @Test
    void aStepThatDoesNotStopIsReportedAndNotHeardAnyMore() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RunHandle run = start(TestStep.plan(waiting(context -> {
            boolean free = false;
            while (!free) {
                try {
                    letGo.await();
                    free = true;
                } catch (InterruptedException e) {
                    // Deaf on purpose.
                }
            }
            context.progress(1, "late");
            over.countDown();
        })), journal, Duration.ofMillis(30));
        acting.await();
        run.cancel(Event.Cancel.NOW);
        assertEquals(Event.Outcome.FAILED, run.await());
        assertEquals(ProblemCode.STEP_STUCK, run.state().step(StepId.of("a")).orElseThrow().problem().orElseThrow().code());
        int said = heard.size();
        letGo.countDown();
        over.await();
        assertEquals(said, heard.size());
    }

    @Test
    void anInterruptThatNobodyAskedForIsAFault() throws Exception {
        RunHandle run = start(TestStep.plan(waiting(context -> {
            throw new InterruptedException("of its own");
        })), journal, Duration.ofMinutes(1));
        assertEquals(Event.Outcome.FAILED, run.await());
        assertEquals(ProblemCode.UNEXPECTED, run.state().step(StepId.of("a")).orElseThrow().problem().orElseThrow().code());
    }

    /** A full disk, at each entry in turn. */
    @Test
    void whatCannotBeRecordedIsNotDone() throws Exception {
        for (int fails = 1; fails <= 9; fails++) {
            AtomicInteger acts = new AtomicInteger();
            heard.clear();
            FullAfter full = new FullAfter(fails - 1);
            RunHandle run = start(TestStep.plan(counting("a", acts), counting("b", acts, "a"), counting("c", acts, "b")), full, Duration.ofMinutes(1));
            assertEquals(Event.Outcome.FAILED, run.await());
            assertEquals(ProblemCode.JOURNAL_UNWRITABLE, run.state().problem().orElseThrow().code());
            long recorded = full.kept.stream().filter(entry -> entry.event() instanceof Event.StepActing).count();
            assertEquals(recorded, acts.get(), "every act was recorded before it began; failing at " + fails);
            assertEquals(1, heard.stream().filter(entry -> entry.event() instanceof Event.RunProblem).count());
            assertTrue(heard.getLast().event() instanceof Event.RunEnded);
            assertEquals(run.state(), RunState.replay(run.state().plan(), heard));
        }
    }

    @Test
    void anEndThatCannotBeRecordedIsToldAllTheSame() throws Exception {
        RunHandle run = start(TestStep.plan(counting("a", new AtomicInteger())), new FullAfter(3), Duration.ofMinutes(1));
        assertEquals(Event.Outcome.READY, run.await());
        assertEquals(ProblemCode.JOURNAL_UNWRITABLE, run.state().problem().orElseThrow().code());
    }

    @Test
    void aJournalThatThrowsStopsTheRunToo() throws Exception {
        RunHandle run = start(TestStep.plan(TestStep.acting("a")), new Journal() {
            @Override
            public void append(List<Entry> entries) {
                throw new OutOfMemoryError("played");
            }

            @Override
            public List<Entry> read() {
                return List.of();
            }
        }, Duration.ofMinutes(1));
        assertEquals(Event.Outcome.FAILED, run.await());
        assertEquals(ProblemCode.UNEXPECTED, run.state().problem().orElseThrow().code());
        assertEquals(StepStatus.CANCELLED, status(run, "a"));
    }

    private static TestStep counting(String id, AtomicInteger acts, String... after) {
        AtomicBoolean made = new AtomicBoolean();
        return new TestStep(TestStep.info(id, after), context -> made.get() ? Probe.satisfied("x") : Probe.needed("x"), context -> {
            acts.incrementAndGet();
            made.set(true);
        });
    }

    /** Has room for so many entries. */
    private static final class FullAfter implements Journal {
        private final int room;
        final List<Entry> kept = new CopyOnWriteArrayList<>();

        FullAfter(int room) {
            this.room = room;
        }

        @Override
        public void append(List<Entry> entries) throws ProblemException {
            if (kept.size() + entries.size() > room) {
                throw Problem.blocking(ProblemCode.JOURNAL_UNWRITABLE, Map.of("path", "played")).detail("No space left on device").asException();
            }
            kept.addAll(entries);
        }

        @Override
        public List<Entry> read() {
            return List.copyOf(kept);
        }
    }
}
