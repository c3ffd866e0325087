// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.StackCode;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Command;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a run's state. It takes what steps say, folds it, asks the scheduler, writes all of it to the
 * journal in one go, and only then tells listeners, lets steps act and starts new ones.
 */
final class Coordinator implements RunHandle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);
    private final Event.Mode mode;
    private final Ledger ledger;
    private final Crew crew;
    private final Limits limits;
    private final Scouts scouts;
    private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile RunState state;

    // Of the coordinator's thread alone.
    private final Map<Integer, Worker> workers = new HashMap<>();
    private final List<Worker> toStart = new ArrayList<>();
    private final List<Entry> toRecord = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> toLeave = new ArrayList<>();
    private Outputs outputs = Outputs.none();
    private Instant startedAt = Instant.EPOCH;
    /** Of what is being heard and of all that follows from it. */
    private Instant at = Instant.EPOCH;
    private @Nullable Long stopBy;

    Coordinator(Plan plan, Event.Mode mode, Ledger ledger, Crew crew, Limits limits) {
        this.mode = mode;
        this.ledger = ledger;
        this.crew = crew;
        this.limits = limits;
        this.scouts = new Scouts(plan, crew, limits, () -> inbox.add(new Message.Looked(crew.now())));
        this.state = RunState.of(plan);
    }

    @Override
    public void cancel(Event.Cancel how) {
        inbox.add(new Message.CancelAsked(crew.now(), how));
    }

    @Override
    public Event.Outcome await() throws InterruptedException {
        end.await();
        return state.outcome().orElse(Event.Outcome.FAILED);
    }

    @Override
    public RunState state() {
        return state;
    }

    @Override
    public void run() {
        try {
            startedAt = crew.now();
            at = startedAt;
            Plan plan = state.plan();
            happened(new Event.RunStarted(plan.fingerprint(), mode, plan.steps().stream().map(step -> step.info().id()).toList()));
            settle();
            while (state.outcome().isEmpty()) {
                listen();
                settle();
            }
        } catch (Throwable e) {
            abort(e);
        } finally {
            scouts.end();
            end.countDown();
        }
    }

    private void listen() throws InterruptedException {
        Message first = stopBy == null ? inbox.take() : inbox.poll(Math.max(0, stopBy - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first == null) {
            giveUpOnStuck();
            return;
        }
        hear(first);
        List<Message> more = new ArrayList<>();
        inbox.drainTo(more);
        more.forEach(this::hear);
    }

    private void hear(Message message) {
        hearAt(message.at());
        switch (message) {
            case Message.Said said -> {
                if (workers.containsKey(said.ordinal())) {
                    happened(said.event());
                    if (said.leave() != null) {
                        scouts.recall();
                        toLeave.add(said.leave());
                    }
                } else if (said.leave() != null) {
                    said.leave().complete(false);
                }
            }
            case Message.Ended ended -> {
                if (workers.remove(ended.ordinal()) != null) {
                    outputs = outputs.and(ended.ending().outputs());
                    happened(ended.ending().event());
                }
            }
            case Message.Looked _ -> {}
            case Message.CancelAsked asked -> happened(new Event.CancelRequested(asked.how()));
        }
    }

    /** Never back: two threads may have looked at the clock in another order than they spoke. */
    private void hearAt(Instant instant) {
        at = instant.isAfter(at) ? instant : at;
    }

    private void happened(Event event) {
        Entry entry = new Entry(state.seq() + 1, at, event);
        state = state.on(entry);
        toRecord.add(entry);
    }

    /** Obeys the scheduler until it wants nothing more, records all that happened, and lets go what waited for that. */
    private void settle() {
        do {
            for (List<Command> commands = Scheduler.next(state, limits); obey(commands); commands = Scheduler.next(state, limits)) {}
            List<Entry> entries = List.copyOf(toRecord);
            toRecord.clear();
            ledger.record(entries).ifPresent(problem -> happened(new Event.RunProblem(problem)));
        } while (!toRecord.isEmpty());
        boolean mayAct = ledger.sound() && state.cancel().filter(Event.Cancel.NOW::equals).isEmpty();
        toLeave.forEach(leave -> leave.complete(mayAct));
        toLeave.clear();
        toStart.forEach(Worker::start);
        toStart.clear();
        scouts.send(state, outputs);
    }

    /** Whether anything new came of it. */
    private boolean obey(List<Command> commands) {
        boolean changed = false;
        for (Command command : commands) {
            changed |= obey(command);
        }
        return changed;
    }

    private boolean obey(Command command) {
        switch (command) {
            case Command.Start start -> {
                Worker worker = new Worker(start.ordinal(), crew, inbox, this::state, outputs, scouts.take(start.ordinal()));
                workers.put(start.ordinal(), worker);
                toStart.add(worker);
                happened(new Event.StepProbing(id(start.ordinal())));
            }
            case Command.Skip skip -> happened(new Event.StepSkipped(id(skip.ordinal()), skip.by()));
            case Command.CancelWaiting cancel -> happened(new Event.StepCancelled(id(cancel.ordinal())));
            case Command.Interrupt interrupt -> {
                interrupt(interrupt.ordinal());
                return false;
            }
            case Command.End theEnd -> happened(new Event.RunEnded(theEnd.outcome(), Duration.between(startedAt, at)));
        }
        return true;
    }

    private StepId id(int ordinal) {
        return state.plan().info(ordinal).id();
    }

    private void interrupt(int ordinal) {
        if (stopBy == null) {
            stopBy = System.nanoTime() + limits.grace().toNanos();
        }
        Worker worker = workers.get(ordinal);
        if (worker != null) {
            worker.stop();
        }
    }

    /** The threads may go on for all we know; what they say is not heard any more. */
    private void giveUpOnStuck() {
        hearAt(crew.now());
        for (int ordinal : state.running()) {
            workers.remove(ordinal);
            happened(new Event.StepFailed(id(ordinal), Problem.blocking(ProblemCode.STEP_STUCK, Map.of(
                    "step", id(ordinal).value(), "seconds", String.valueOf(limits.grace().toSeconds())))));
        }
    }

    /** A fault of the coordinator itself: steps are stopped and the run ends, so that nobody waits for ever. */
    private void abort(Throwable thrown) {
        hearAt(crew.now());
        LOG.error("the run ends because of a fault of its own", thrown);
        workers.values().forEach(Worker::stop);
        toLeave.forEach(leave -> leave.complete(false));
        happened(new Event.RunProblem(Problem.blocking(ProblemCode.UNEXPECTED, Map.of("step", "run", "code", StackCode.of(thrown))).detail(thrown.toString())));
        happened(new Event.RunEnded(Event.Outcome.FAILED, Duration.between(startedAt, at)));
        ledger.record(List.copyOf(toRecord));
    }
}
