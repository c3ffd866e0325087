// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import java.util.function.Consumer;

/**
 * Runs plans: one coordinator thread that owns the state, a virtual thread for each step at work. A dry run, a resume, a
 * repair and a health check are all the same call.
 */
public final class Engine {
    private final Clock clock;
    private final Limits limits;
    private final Baton baton;

    public Engine(Clock clock, Limits limits) {
        this(clock, limits, Baton.free());
    }

    /** @param baton taken before the first act, so that looking alone never waits for it */
    public Engine(Clock clock, Limits limits, Baton baton) {
        this.clock = clock;
        this.limits = limits;
        this.baton = baton;
    }

    /**
     * Starts a run and returns at once.
     *
     * @param listener hears every entry in order, on one thread, once the journal has it; one that throws hears nothing more
     * @param log hears the lines that steps say, on the steps' threads, which must not be held up
     */
    public RunHandle start(Plan plan, Event.Mode mode, Journal journal, Consumer<Entry> listener, Consumer<StepLog> log) {
        Coordinator coordinator = new Coordinator(plan, mode, new Ledger(journal, listener), new Crew(clock, baton, log), limits);
        Thread.ofPlatform().name("hearth-run").daemon().start(coordinator);
        return coordinator;
    }
}
