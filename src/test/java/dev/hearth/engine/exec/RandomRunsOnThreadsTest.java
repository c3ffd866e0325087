// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.RandomPlans;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real engine on graphs by chance, stopped at any event in all ways, and resumed. A failure names its seed. */
@Timeout(300)
class RandomRunsOnThreadsTest {
    private static final int SEEDS = 150;

    /** A case by chance. */
    private static final class Case {
        final Random random;
        final List<StepInfo> infos;
        final PlayedWorld world;
        final Plan plan;
        final Limits limits;

        Case(int seed, int size) {
            random = new Random(seed);
            infos = RandomPlans.infos(random, size > 0 ? size : 1 + random.nextInt(40));
            world = new PlayedWorld(random, infos);
            plan = world.plan(infos, random.nextBoolean());
            limits = new Limits(1 + random.nextInt(8), Duration.ofMinutes(2));
        }

        RunState endsReady() throws Exception {
            MemoryJournal journal = new MemoryJournal();
            RunHandle run = new Engine(new JumpClock(), limits).start(plan, Event.Mode.APPLY, journal, entry -> {}, line -> {});
            assertEquals(Event.Outcome.READY, run.await());
            assertTrue(world.all(infos));
            assertTrue(world.nothingDoneTwice());
            assertEquals(List.of(), List.copyOf(world.broken));
            assertEquals(run.state(), RunState.replay(plan, journal.read()));
            return run.state();
        }
    }

    private interface Law {
        void holds(Case of) throws Exception;
    }

    private static void forSeeds(int count, int size, Law law) {
        for (int seed = 0; seed < count; seed++) {
            try {
                law.holds(new Case(seed, size));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void everyRunBringsTheWorldAbout() {
        forSeeds(SEEDS, 0, any -> {
            any.endsReady();
            assertEquals(any.infos.size(), any.endsReady().count(StepStatus.SATISFIED), "the second run finds all of it done");
        });
    }

    @Test
    void twoThousandStepsToo() {
        forSeeds(1, 2_000, Case::endsReady);
    }

    @Test
    void cancelledAtAnyEventItEndsAndCanBeResumed() {
        forSeeds(SEEDS, 0, any -> {
            int at = 1 + any.random.nextInt(4 * any.infos.size());
            Event.Cancel how = any.random.nextBoolean() ? Event.Cancel.NOW : Event.Cancel.FINISH_STEPS;
            AtomicReference<RunHandle> handle = new AtomicReference<>();
            AtomicInteger heard = new AtomicInteger();
            MemoryJournal journal = new MemoryJournal();
            java.util.concurrent.CountDownLatch known = new java.util.concurrent.CountDownLatch(1);
            handle.set(new Engine(new JumpClock(), any.limits).start(any.plan, Event.Mode.APPLY, journal, entry -> {
                if (heard.incrementAndGet() == at) {
                    try {
                        known.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    handle.get().cancel(how);
                }
            }, line -> {}));
            known.countDown();
            Event.Outcome outcome = handle.get().await();
            RunState state = handle.get().state();
            assertEquals(state.count(StepStatus.CANCELLED) > 0 ? Event.Outcome.CANCELLED : Event.Outcome.READY, outcome);
            assertEquals(0, state.count(StepStatus.FAILED));
            assertEquals(state, RunState.replay(any.plan, journal.read()));
            any.endsReady();
        });
    }

    /** The process dies while the journal writes: from then on nothing reaches the world, and only the entries before are there. */
    @Test
    void killedAtAnyEventItResumesToTheSameEnd() {
        forSeeds(SEEDS, 0, any -> {
            DyingJournal journal = new DyingJournal(any.random.nextInt(4 * any.infos.size()), any.world);
            RunHandle run = new Engine(new JumpClock(), any.limits).start(any.plan, Event.Mode.APPLY, journal, entry -> {}, line -> {});
            run.await();
            RunState known = RunState.replay(any.plan, journal.read());
            any.world.switchOn();
            RunState end = any.endsReady();
            for (int ordinal = 0; ordinal < any.plan.size(); ordinal++) {
                if (known.status(ordinal).ready()) {
                    assertEquals(StepStatus.SATISFIED, end.status(ordinal), "what the journal says is done needs no second act");
                }
            }
        });
    }

    private static final class DyingJournal implements Journal {
        private final MemoryJournal kept = new MemoryJournal();
        private final PlayedWorld world;
        private int left;

        DyingJournal(int left, PlayedWorld world) {
            this.left = left;
            this.world = world;
        }

        @Override
        public void append(List<Entry> entries) throws ProblemException {
            kept.append(entries.subList(0, Math.min(left, entries.size())));
            left -= entries.size();
            if (left <= 0) {
                world.cutPower();
                throw Problem.blocking(ProblemCode.JOURNAL_UNWRITABLE, Map.of("path", "played")).asException();
            }
        }

        @Override
        public List<Entry> read() {
            return kept.read();
        }
    }
}
