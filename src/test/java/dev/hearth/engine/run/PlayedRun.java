// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A run without threads: obeys the scheduler, lets a running step chosen by chance take its next turn in a played world, and
 * checks the laws at each event.
 */
final class PlayedRun {
    static final Problem FAULT = Problem.blocking(ProblemCode.COMMAND_FAILED, Map.of("host", "h", "command", "c", "code", "1"));

    /** What outlives a run. */
    static final class World {
        final BitSet done = new BitSet();
        final BitSet failing = new BitSet();
        final int[] acts;

        World(int size) {
            acts = new int[size];
        }
    }

    final Plan plan;
    final World world;
    final List<Entry> entries = new ArrayList<>();
    RunState state;
    private final Random random;
    private final Limits limits;
    private final Event.Mode mode;
    private final BitSet interrupted = new BitSet();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private double progress;

    PlayedRun(Plan plan, World world, Random random, Event.Mode mode) {
        this.plan = plan;
        this.world = world;
        this.random = random;
        this.mode = mode;
        this.limits = new Limits(1 + random.nextInt(12), Duration.ofSeconds(1));
        this.state = RunState.of(plan);
    }

    /**
     * @param cancelAt the number of the event after which to cancel; -1 for never
     * @param killAt the number of the event after which all is lost but the world and the entries; -1 for never
     */
    PlayedRun play(int cancelAt, Event.Cancel how, int killAt) {
        say(new Event.RunStarted(plan.fingerprint(), mode, plan.steps().stream().map(step -> step.info().id()).toList()));
        while (state.outcome().isEmpty()) {
            if (killAt >= 0 && entries.size() >= killAt) {
                return this;
            }
            if (cancelAt >= 0 && entries.size() >= cancelAt && state.cancel().isEmpty()) {
                say(new Event.CancelRequested(how));
            }
            List<Command> commands = Scheduler.next(state, limits);
            if (plan.size() < 1000) {
                assertEquals(commands, Scheduler.next(state, limits), "the same state, the same commands");
            }
            commands.forEach(this::obey);
            if (state.outcome().isEmpty() && state.running().length > 0) {
                int[] running = state.running();
                turn(running[random.nextInt(running.length)]);
            } else {
                assertTrue(!commands.isEmpty(), "nothing runs and nothing is wanted, but the run has not ended");
            }
        }
        assertEquals(List.of(), Scheduler.next(state, limits));
        return this;
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Start start -> start(start.ordinal());
            case Command.Skip skip -> say(new Event.StepSkipped(id(skip.ordinal()), skip.by()));
            case Command.CancelWaiting cancel -> say(new Event.StepCancelled(id(cancel.ordinal())));
            case Command.Interrupt interrupt -> interrupted.set(interrupt.ordinal());
            case Command.End end -> say(new Event.RunEnded(end.outcome(), Duration.ofSeconds(entries.size())));
        }
    }

    private void start(int ordinal) {
        assertEquals(StepStatus.WAITING, state.status(ordinal));
        assertTrue(state.cancel().isEmpty(), "nothing starts after a cancel");
        for (int earlier : plan.before(ordinal)) {
            StepStatus status = state.status(earlier);
            assertTrue(status.ready() || !plan.needs(ordinal, earlier) && status.terminal() || mode == Event.Mode.DRY_RUN && status == StepStatus.NEEDED, id(ordinal) + " started while " + id(earlier) + " is " + status);
        }
        Set<Lock> held = new HashSet<>();
        for (int running : state.running()) {
            held.addAll(plan.info(running).locks());
        }
        for (Lock lock : plan.info(ordinal).locks()) {
            assertTrue(!held.contains(lock), id(ordinal) + " started while another step holds " + lock);
        }
        say(new Event.StepProbing(id(ordinal)));
        assertTrue(state.running().length <= limits.maxSteps());
    }

    private void turn(int ordinal) {
        if (interrupted.get(ordinal) && random.nextBoolean()) {
            say(new Event.StepCancelled(id(ordinal)));
            return;
        }
        switch (state.status(ordinal)) {
            case PROBING -> probed(ordinal);
            case ACTING -> {
                if (random.nextInt(4) == 0) {
                    say(new Event.StepProgress(id(ordinal), random.nextDouble(), "some"));
                } else if (world.failing.get(ordinal)) {
                    say(new Event.StepFailed(id(ordinal), FAULT));
                } else {
                    world.acts[ordinal]++;
                    world.done.set(ordinal);
                    say(new Event.StepVerifying(id(ordinal), 1, "world", "not yet", Duration.ofSeconds(random.nextInt(100))));
                }
            }
            case VERIFYING -> say(new Event.StepDone(id(ordinal), "there", Duration.ofSeconds(1)));
            default -> throw new AssertionError("not running: " + state.status(ordinal));
        }
    }

    private void probed(int ordinal) {
        if (world.done.get(ordinal)) {
            say(new Event.StepSatisfied(id(ordinal), "there"));
        } else if (mode == Event.Mode.APPLY) {
            say(new Event.StepActing(id(ordinal), 1, "missing", List.of()));
        } else if (random.nextBoolean()) {
            say(new Event.StepWouldAct(id(ordinal), "missing", List.of(), false));
        } else {
            say(new Event.StepUnknown(id(ordinal), "something", List.of()));
        }
    }

    private void say(Event event) {
        now = now.plusMillis(random.nextInt(2000));
        Entry entry = new Entry(entries.size() + 1, now, event);
        entries.add(entry);
        state = state.on(entry);
        assertTrue(state.progress() >= progress && state.progress() <= 1, "progress went from " + progress + " to " + state.progress());
        progress = state.progress();
    }

    private StepId id(int ordinal) {
        return plan.info(ordinal).id();
    }
}
