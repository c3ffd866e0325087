// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The thread of one step, and its way to speak to the coordinator. */
final class Worker implements Desk {
    private final int ordinal;
    private final StepId id;
    private final Crew crew;
    private final Queue<Message> inbox;
    private final Supplier<RunState> state;
    private final StepLife life;
    private final Thread thread;
    private boolean told;

    Worker(int ordinal, Crew crew, Queue<Message> inbox, Supplier<RunState> state, Outputs outputs, Optional<Scout> scout) {
        Step step = state.get().plan().steps().get(ordinal);
        this.ordinal = ordinal;
        this.id = step.info().id();
        this.crew = crew;
        this.inbox = inbox;
        this.state = state;
        this.life = new StepLife(step, outputs, crew.clock(), this, scout);
        Event.Mode mode = state.get().mode();
        this.thread = Thread.ofVirtual().name(id.value()).unstarted(() -> live(mode));
    }

    void start() {
        thread.start();
    }

    private void live(Event.Mode mode) {
        Ending ending = life.live(mode);
        inbox.add(new Message.Ended(ordinal, crew.now(), ending));
    }

    /** Interrupts the step, once: a second interrupt could hit the step's own tidying up. */
    void stop() {
        if (!told) {
            told = true;
            life.tellToStop();
            thread.interrupt();
        }
    }

    @Override
    public void say(Event.OfStep event) {
        inbox.add(new Message.Said(ordinal, crew.now(), event, null));
    }

    @Override
    public boolean mayAct(Event.StepActing event) throws ProblemException, InterruptedException {
        crew.baton().hold();
        CompletableFuture<Boolean> leave = new CompletableFuture<>();
        inbox.add(new Message.Said(ordinal, crew.now(), event, leave));
        try {
            return leave.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<StepId> neededBefore() {
        return state.get().neededBefore(ordinal);
    }

    @Override
    public Optional<StepId> rootOf(StepId earlier) {
        return state.get().rootOf(earlier);
    }

    @Override
    public void log(String line) {
        crew.log(id, line);
    }
}
