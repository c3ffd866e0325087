// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in a run. The whole state of a run is a fold over these; they hold no secrets. */
public sealed interface Event {
    /** An event about one step. */
    sealed interface OfStep extends Event {
        StepId step();
    }

    /** @param steps in the plan's order */
    record RunStarted(String fingerprint, Mode mode, List<StepId> steps) implements Event {
        public RunStarted {
            steps = List.copyOf(steps);
        }
    }

    record StepProbing(StepId step) implements OfStep {}

    record StepSatisfied(StepId step, String evidence) implements OfStep {}

    /** A dry run found this to do. {@code drifted}: it was right once. */
    record StepWouldAct(StepId step, String why, List<Change> changes, boolean drifted) implements OfStep {
        public StepWouldAct {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A dry run could not look yet.
     *
     * @param after what it depends on: a step's id, or the name of an output that a step will give
     * @param changes what would be done, as far as it is known
     */
    record StepUnknown(StepId step, String after, List<Change> changes) implements OfStep {
        public StepUnknown {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The act begins when this is in the journal.
     *
     * @param attempt from 1
     */
    record StepActing(StepId step, int attempt, String why, List<Change> changes) implements OfStep {
        public StepActing {
            changes = List.copyOf(changes);
        }
    }

    /** @param fraction 0 to 1 */
    record StepProgress(StepId step, double fraction, String note) implements OfStep {}

    /**
     * Waits, after an act or for the first look, and says what was answered when that changes and about once a second.
     *
     * @param attempt looks in this wait so far, from 1
     * @param polled what is asked
     * @param answer what it last said
     * @param waited since the act ended, or since the first look
     * @param suspect what seems to hinder it now; null when nothing does
     */
    record StepVerifying(StepId step, int attempt, String polled, String answer, Duration waited, @Nullable Problem suspect) implements OfStep {
        /** Nothing is known to hinder it. */
        public StepVerifying(StepId step, int attempt, String polled, String answer, Duration waited) {
            this(step, attempt, polled, answer, waited, null);
        }
    }

    record StepDone(StepId step, String evidence, Duration took) implements OfStep {}

    record StepFailed(StepId step, Problem problem) implements OfStep {}

    /** @param by the one failed step at the root */
    record StepSkipped(StepId step, StepId by) implements OfStep {}

    record StepCancelled(StepId step) implements OfStep {}

    record CancelRequested(Cancel cancel) implements Event {}

    /** Something outside of all steps stops the run: running steps finish, nothing new starts. */
    record RunProblem(Problem problem) implements Event {}

    record RunEnded(Outcome outcome, Duration took) implements Event {}

    /** What a run is for. */
    enum Mode {
        /** Probe all, act where needed. */
        APPLY,
        /** Probe all, act on nothing. */
        DRY_RUN
    }

    /** How to stop. */
    enum Cancel {
        /** Running steps finish; nothing new starts. */
        FINISH_STEPS,
        /** Running steps are interrupted; the next run finds out how far they were. */
        NOW
    }

    /** How a run ended. */
    enum Outcome {
        /** Every step is ready (in a dry run: was looked at without a failure). */
        READY,
        FAILED,
        CANCELLED
    }
}
