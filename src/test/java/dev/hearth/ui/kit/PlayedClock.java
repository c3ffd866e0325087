// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.engine.exec.Clock;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still, except in a run: there it goes on to the next step that wants to wake when all steps at work
 * sleep, and wakes that one alone. So one run is like the other to the last event, whatever the threads do, and takes only
 * as long as its thinking does.
 */
public final class PlayedClock implements Clock {
    private static final Limits LIMITS = Limits.usual();

    private final Map<String, Instant> sleepers = new TreeMap<>();
    private Instant now = Samples.NOW;
    private @Nullable RunState state;
    private @Nullable Thread coordinator;
    private @Nullable String awake;
    private String holdStep = "";
    private int holdAfter;
    private boolean held;

    @Override
    public synchronized Instant now() {
        return now;
    }

    /** Who is no step of the run sleeps for a moment of real time, and no time passes. */
    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        String me = Thread.currentThread().getName();
        if (state == null || state.plan().ordinal(StepId.of(me.contains("/") ? me : "no/step")).isEmpty()) {
            wait(Math.clamp(duration.toMillis() / 20, 1, 50));
            return;
        }
        sleepers.put(me, now.plus(duration));
        if (me.equals(holdStep) && holdAfter-- == 0) {
            held = true;
        }
        wakeNext();
        try {
            while (!me.equals(awake)) {
                wait();
            }
        } finally {
            sleepers.remove(me);
            awake = me.equals(awake) ? null : awake;
        }
    }

    /** A run of this plan begins. */
    synchronized void begin(Plan plan) {
        state = RunState.of(plan);
        awake = null;
    }

    /** Heard on the engine's own thread. */
    synchronized void heard(Entry entry) {
        coordinator = Thread.currentThread();
        if (state != null) {
            state = state.on(entry);
        }
        wakeNext();
    }

    /** Time will stand still when this step has slept so often. */
    public synchronized void holdIn(String step, int sleeps) {
        holdStep = step;
        holdAfter = sleeps;
    }

    /** Time goes on. */
    public synchronized void release() {
        held = false;
        holdStep = "";
        wakeNext();
    }

    /** Whether time was made to stand still, and all that happened before is told. */
    public synchronized boolean stands() {
        return held && quiet() && coordinator != null && coordinator.getState() == Thread.State.WAITING;
    }

    private boolean quiet() {
        RunState run = state;
        return run != null && awake == null && Scheduler.next(run, LIMITS).isEmpty()
                && Arrays.stream(run.running()).allMatch(step -> sleepers.containsKey(run.plan().info(step).id().value()));
    }

    private void wakeNext() {
        if (!held && quiet()) {
            sleepers.entrySet().stream().min(Comparator.comparing(Map.Entry<String, Instant>::getValue).thenComparing(Map.Entry::getKey)).ifPresent(next -> {
                now = next.getValue().isAfter(now) ? next.getValue() : now;
                awake = next.getKey();
                sleepers.remove(next.getKey());
                notifyAll();
            });
        }
    }
}
