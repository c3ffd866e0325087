// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.problem.StackCode;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.MissingOutputException;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.plan.UnmetException;
import dev.hearth.engine.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step from its first look to its end, on a thread of its own: probe, act, probe until satisfied or out of patience. */
final class StepLife {
    private static final Logger LOG = LoggerFactory.getLogger(StepLife.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int DETAIL = 500;
    private final Step step;
    private final StepInfo info;
    private final Clock clock;
    private final LifeContext context;
    private final Desk desk;
    private final Optional<Scout> scout;
    private volatile boolean told;

    /** @param scout who has looked already, when nothing has been changed since */
    StepLife(Step step, Outputs outputs, Clock clock, Desk desk, Optional<Scout> scout) {
        this.step = step;
        this.info = step.info();
        this.clock = clock;
        this.desk = desk;
        this.scout = scout;
        this.context = new LifeContext(info.id(), outputs, clock, desk);
    }

    /** From now on, whatever goes wrong is because it was told to stop. The caller interrupts the thread. */
    void tellToStop() {
        told = true;
    }

    /** Never throws: whatever happens in the step, it ends with an event, and with the thread's interrupt flag clear. */
    Ending live(Event.Mode mode) {
        Ending ending;
        try {
            ending = mode == Event.Mode.DRY_RUN ? look() : bringAbout();
        } catch (ProblemException e) {
            ending = failed(e.problem());
        } catch (UnmetException e) {
            ending = Ending.with(told ? new Event.StepCancelled(info.id()) : new Event.StepSkipped(info.id(), e.root()));
        } catch (Throwable e) {
            ending = failed(unexpected(e));
        }
        Thread.interrupted();
        return ending;
    }

    private Ending failed(Problem problem) {
        if (told) {
            LOG.info("{} was told to stop and ended with {} {}", info.id(), problem.code().id(), problem.detail());
            return Ending.with(new Event.StepCancelled(info.id()));
        }
        return Ending.with(new Event.StepFailed(info.id(), problem));
    }

    private Problem unexpected(Throwable thrown) {
        if (!told) {
            LOG.error("{} threw", info.id(), thrown);
        }
        String words = thrown.getClass().getName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        return Problem.blocking(ProblemCode.UNEXPECTED, Map.of("step", info.id().value(), "code", StackCode.of(thrown)))
                .detail(words.length() > DETAIL ? words.substring(0, DETAIL) : words);
    }

    private Ending look() throws ProblemException, InterruptedException {
        StepId id = info.id();
        try {
            return switch (firstProbe(true)) {
                case Probe.Satisfied found -> new Ending(new Event.StepSatisfied(id, found.evidence()), found.outputs());
                case Probe.Needed found -> Ending.with(new Event.StepWouldAct(id, found.why(), found.changes(), false));
                case Probe.Hindered found -> Ending.with(new Event.StepWouldAct(id, found.why(), List.of(), false));
                case Probe.Drifted found -> Ending.with(new Event.StepWouldAct(id, found.why(), found.repair(), true));
                case Probe.Unknown found -> Ending.with(new Event.StepUnknown(id, found.after().value(), found.changes()));
                case Probe.Impossible found -> failed(found.problem());
            };
        } catch (MissingOutputException e) {
            return Ending.with(new Event.StepUnknown(id, e.key().name(), step.foreseen()));
        }
    }

    private Ending bringAbout() throws ProblemException, InterruptedException {
        Instant started = clock.now();
        return switch (firstProbe(false)) {
            case Probe.Satisfied found -> new Ending(new Event.StepSatisfied(info.id(), found.evidence()), found.outputs());
            case Probe.Needed found -> change(found.why(), found.changes(), started);
            case Probe.Hindered found -> change(found.why(), List.of(), started);
            case Probe.Drifted found -> change(found.why(), found.repair(), started);
            case Probe.Impossible found -> failed(found.problem());
            case Probe.Unknown found -> throw new IllegalStateException("unknown after " + found.after());
        };
    }

    /** Looks until there is something to see, for a while: a busy server or a dropped connection is no answer. */
    private Probe firstProbe(boolean dry) throws ProblemException, InterruptedException {
        if (scout.isPresent()) {
            Optional<Probe.Satisfied> early = scout.get().found();
            if (early.isPresent()) {
                return early.get();
            }
        }
        Duration limit = info.patience().limit();
        Waiting waiting = new Waiting(info, limit.compareTo(FIRST_LOOK) < 0 ? limit : FIRST_LOOK, clock, desk);
        while (true) {
            Optional<Problem> problem = Optional.empty();
            String answer;
            try {
                Probe found = step.probe(context);
                if (dry || !(found instanceof Probe.Unknown)) {
                    return found;
                }
                answer = answer(found);
            } catch (ProblemException e) {
                if (e.problem().retry() != Retry.SOON) {
                    throw e;
                }
                Optional<StepId> before = dry ? desk.neededBefore() : Optional.empty();
                if (before.isPresent()) {
                    return new Probe.Unknown(before.get(), List.of());
                }
                problem = Optional.of(e.problem());
                answer = e.problem().code().id();
            }
            heedOwnInterruptsOnly();
            if (!waiting.again(answer, Optional.empty())) {
                throw problem.orElseGet(waiting::timeout).asException();
            }
        }
    }

    private Ending change(String why, List<Change> changes, Instant started) throws ProblemException, InterruptedException {
        heedOwnInterruptsOnly();
        for (int attempt = 1; desk.mayAct(new Event.StepActing(info.id(), attempt, why, changes)); attempt++) {
            Optional<Problem> hitch = act(attempt);
            heedOwnInterruptsOnly();
            if (hitch.isEmpty()) {
                return verify(started);
            }
            pause(attempt, hitch.get());
        }
        return Ending.with(new Event.StepCancelled(info.id()));
    }

    /** What went wrong, when it is worth another attempt. */
    private Optional<Problem> act(int attempt) throws ProblemException, InterruptedException {
        context.actsNow();
        try {
            step.act(context);
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().retry() != Retry.SOON || attempt >= info.patience().attempts()) {
                throw e;
            }
            return Optional.of(e.problem());
        }
    }

    /** Twice as long each time. */
    private void pause(int attempt, Problem hitch) throws InterruptedException {
        Duration pause = info.patience().every().multipliedBy(1L << Math.min(attempt - 1, 16));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        desk.log(hitch.code().id() + " " + hitch.args() + "; attempt " + (attempt + 1) + " of " + info.patience().attempts() + " in " + bounded.toMillis() + " ms");
        clock.sleep(bounded);
    }

    private Ending verify(Instant started) throws ProblemException, InterruptedException {
        Waiting waiting = new Waiting(info, info.patience().limit(), clock, desk);
        while (true) {
            Optional<Problem> suspect;
            // A connection that is lost for a moment is no cause to show; one that stays lost is what the step fails with.
            Optional<Problem> shown = Optional.empty();
            String answer;
            try {
                Probe found = step.probe(context);
                if (found instanceof Probe.Satisfied satisfied) {
                    Duration took = Duration.between(started, clock.now());
                    return new Ending(new Event.StepDone(info.id(), satisfied.evidence(), took), satisfied.outputs());
                }
                if (found instanceof Probe.Impossible impossible) {
                    return failed(impossible.problem());
                }
                suspect = found instanceof Probe.Hindered hindered ? Optional.of(hindered.suspect()) : Optional.empty();
                shown = suspect;
                answer = answer(found);
            } catch (ProblemException e) {
                if (e.problem().retry() != Retry.SOON) {
                    throw e;
                }
                suspect = Optional.of(e.problem());
                answer = e.problem().code().id();
            }
            heedOwnInterruptsOnly();
            if (!waiting.again(answer, shown)) {
                return failed(suspect.orElseGet(waiting::timeout));
            }
        }
    }

    /** An interrupt that a step left behind is not ours; when we are told to stop, ours may have been swallowed. */
    private void heedOwnInterruptsOnly() throws InterruptedException {
        Thread.interrupted();
        if (told) {
            throw new InterruptedException("told to stop");
        }
    }

    private static String answer(Probe notYet) {
        return switch (notYet) {
            case Probe.Needed found -> found.why();
            case Probe.Hindered found -> found.why();
            case Probe.Drifted found -> found.why();
            case Probe.Unknown found -> "unknown after " + found.after();
            case Probe.Satisfied found -> found.evidence();
            case Probe.Impossible found -> found.problem().code().id();
        };
    }
}
