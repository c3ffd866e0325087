// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.engine.RandomPlans;
import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import java.util.BitSet;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of a run, on graphs by chance. A failure names its seed; {@code law(seed, …)} alone then repeats it. */
class RandomRunsTest {
    private static void forSeeds(int count, Consumer<Random> law) {
        for (int seed = 0; seed < count; seed++) {
            try {
                law.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static Plan plan(Random random, int size) {
        return Plan.of(RandomPlans.infos(random, size).stream()
                .map(info -> new TestStep(info, context -> Probe.satisfied("never asked"), context -> {})).toList(), random.nextBoolean());
    }

    private static PlayedRun.World world(Random random, Plan plan, int failingOutOf) {
        PlayedRun.World world = new PlayedRun.World(plan.size());
        IntStream.range(0, plan.size()).forEach(ordinal -> {
            world.done.set(ordinal, random.nextInt(5) == 0);
            world.failing.set(ordinal, failingOutOf > 0 && random.nextInt(failingOutOf) == 0);
        });
        return world;
    }

    private static Plan anyPlan(Random random) {
        return plan(random, 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 40));
    }

    @Test
    void everyRunEndsAndActsOncePerStepAndSkipsExactlyWhatWaitsForAFailure() {
        forSeeds(1500, random -> {
            Plan plan = anyPlan(random);
            PlayedRun.World world = world(random, plan, random.nextBoolean() ? 10 : 0);
            BitSet doneBefore = (BitSet) world.done.clone();
            endedWell(new PlayedRun(plan, world, random, Event.Mode.APPLY).play(-1, Event.Cancel.NOW, -1), doneBefore);
        });
    }

    @Test
    void tenThousandStepsToo() {
        forSeeds(2, random -> {
            Plan plan = plan(random, 10_000);
            PlayedRun.World world = world(random, plan, 2_000);
            BitSet doneBefore = (BitSet) world.done.clone();
            endedWell(new PlayedRun(plan, world, random, Event.Mode.APPLY).play(-1, Event.Cancel.NOW, -1), doneBefore);
        });
    }

    private static void endedWell(PlayedRun run, BitSet doneBefore) {
        Plan plan = run.plan;
        RunState state = run.state;
        BitSet withFailedAncestor = new BitSet();
        for (int ordinal = 0; ordinal < plan.size(); ordinal++) {
            StepState step = state.step(ordinal);
            for (int earlier : plan.before(ordinal)) {
                boolean fails = withFailedAncestor.get(earlier) || state.status(earlier) == StepStatus.FAILED;
                withFailedAncestor.set(ordinal, withFailedAncestor.get(ordinal) || plan.needs(ordinal, earlier) && fails);
            }
            boolean fails = run.world.failing.get(ordinal) && !doneBefore.get(ordinal);
            StepStatus expected = withFailedAncestor.get(ordinal) ? StepStatus.SKIPPED
                    : fails ? StepStatus.FAILED : doneBefore.get(ordinal) ? StepStatus.SATISFIED : StepStatus.DONE;
            assertEquals(expected, step.status(), plan.info(ordinal).id().value());
            assertEquals(expected == StepStatus.DONE ? 1 : 0, run.world.acts[ordinal]);
            assertEquals(expected == StepStatus.SKIPPED, step.skippedBy().isPresent());
            step.skippedBy().ifPresent(root -> assertEquals(StepStatus.FAILED, state.step(root).orElseThrow().status()));
        }
        boolean failed = state.count(StepStatus.FAILED) > 0;
        assertEquals(failed ? Event.Outcome.FAILED : Event.Outcome.READY, state.outcome().orElseThrow());
        assertEquals(!failed, state.progress() == 1.0);
        assertEquals(state, RunState.replay(plan, run.entries));
    }

    @Test
    void aCancelAtAnyEventEndsTheRunAndResumingEndsLikeARunWithout() {
        forSeeds(300, random -> {
            Plan plan = anyPlan(random);
            PlayedRun.World world = world(random, plan, 0);
            Event.Cancel how = random.nextBoolean() ? Event.Cancel.NOW : Event.Cancel.FINISH_STEPS;
            PlayedRun first = new PlayedRun(plan, world, random, Event.Mode.APPLY).play(1 + random.nextInt(4 * plan.size()), how, -1);
            boolean cancelled = first.state.count(StepStatus.CANCELLED) > 0;
            assertEquals(cancelled ? Event.Outcome.CANCELLED : Event.Outcome.READY, first.state.outcome().orElseThrow());
            resumes(plan, world, random);
        });
    }

    @Test
    void aKillAtAnyEventLosesNothingThatWasDone() {
        forSeeds(300, random -> {
            Plan plan = anyPlan(random);
            PlayedRun.World world = world(random, plan, 0);
            PlayedRun first = new PlayedRun(plan, world, random, Event.Mode.APPLY).play(-1, Event.Cancel.NOW, 1 + random.nextInt(4 * plan.size()));
            assertEquals(first.state, RunState.replay(plan, first.entries));
            resumes(plan, world, random);
        });
    }

    private static void resumes(Plan plan, PlayedRun.World world, Random random) {
        PlayedRun second = new PlayedRun(plan, world, random, Event.Mode.APPLY).play(-1, Event.Cancel.NOW, -1);
        assertEquals(Event.Outcome.READY, second.state.outcome().orElseThrow());
        assertEquals(plan.size(), world.done.cardinality());
        assertTrue(IntStream.of(world.acts).allMatch(acts -> acts <= 1), "a step that was done acted again");
        PlayedRun third = new PlayedRun(plan, world, random, Event.Mode.APPLY).play(-1, Event.Cancel.NOW, -1);
        assertEquals(plan.size(), third.state.count(StepStatus.SATISFIED));
    }

    @Test
    void aDryRunLooksAtEveryStepAndChangesNothing() {
        forSeeds(300, random -> {
            Plan plan = anyPlan(random);
            PlayedRun.World world = world(random, plan, 0);
            BitSet before = (BitSet) world.done.clone();
            PlayedRun run = new PlayedRun(plan, world, random, Event.Mode.DRY_RUN).play(-1, Event.Cancel.NOW, -1);
            assertEquals(before, world.done);
            assertEquals(plan.size(), run.state.count(StepStatus.SATISFIED) + run.state.count(StepStatus.NEEDED));
            assertEquals(Event.Outcome.READY, run.state.outcome().orElseThrow());
        });
    }

    @Test
    void everyPrefixOfAJournalIsAState() {
        forSeeds(40, random -> {
            Plan plan = plan(random, 1 + random.nextInt(15));
            PlayedRun run = new PlayedRun(plan, world(random, plan, 8), random, Event.Mode.APPLY).play(-1, Event.Cancel.NOW, -1);
            RunState state = RunState.of(plan);
            for (int length = 0; length < run.entries.size(); length++) {
                assertEquals(state, RunState.replay(plan, run.entries.subList(0, length)));
                state = state.on(run.entries.get(length));
            }
            assertEquals(run.state, state);
        });
    }
}
