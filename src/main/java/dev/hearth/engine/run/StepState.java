// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step in a run.
 *
 * @param work what it does, or would do
 * @param progress how far the act says that it is
 * @param poll what it waits for; kept when the wait is over
 * @param evidence why it counts as ready; empty before
 * @param share of its weight that counts as done, in thousandths; never falls
 */
public record StepState(
        StepStatus status,
        Work work,
        Progress progress,
        Poll poll,
        String evidence,
        @Nullable Problem failure,
        @Nullable StepId skipper,
        @Nullable Instant started,
        @Nullable Instant ended,
        int share) {

    /** Before anything happened. */
    static final StepState NEW = new StepState(
            StepStatus.WAITING, new Work(0, "", List.of(), false, ""), new Progress(0, ""), new Poll(0, "", "", Duration.ZERO), "", null, null, null, null, 0);

    /**
     * @param attempt of the act, from 1; 0 before it
     * @param drifted it was right once
     * @param knownAfter a step or output without which a dry run cannot tell; empty when it can
     */
    public record Work(int attempt, String why, List<Change> changes, boolean drifted, String knownAfter) {
        public Work {
            changes = List.copyOf(changes);
        }
    }

    /** @param fraction 0 to 1, of the current attempt */
    public record Progress(double fraction, String note) {}

    /**
     * @param looks so far; 0 when it never waited
     * @param polled what is asked
     * @param answer what it last said
     * @param suspect what seemed to hinder it then; null when nothing did
     */
    public record Poll(int looks, String polled, String answer, Duration waited, @Nullable Problem suspect) {
        public Poll(int looks, String polled, String answer, Duration waited) {
            this(looks, polled, answer, waited, null);
        }
    }

    public Optional<Problem> problem() {
        return Optional.ofNullable(failure);
    }

    /** What seems to hinder the wait that goes on now; empty when none does, or when it is over. */
    public Optional<Problem> hindrance() {
        return status.running() && status != StepStatus.ACTING ? Optional.ofNullable(poll.suspect()) : Optional.empty();
    }

    /** The failed step at the root, when this one was skipped. */
    public Optional<StepId> skippedBy() {
        return Optional.ofNullable(skipper);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(started);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(ended);
    }

    /** From start to end; empty until both are known. */
    public Optional<Duration> took() {
        return started == null || ended == null ? Optional.empty() : Optional.of(Duration.between(started, ended));
    }

    /**
     * The state after an event of this step. What comes after its end is ignored.
     *
     * @param usually how long the step takes, for its share while it waits
     */
    StepState on(Event.OfStep event, Instant at, Duration usually) {
        if (status.terminal()) {
            return this;
        }
        return switch (event) {
            case Event.StepProbing e -> new StepState(StepStatus.PROBING, work, progress, poll, evidence, null, null, at, null, share);
            case Event.StepActing e -> with(StepStatus.ACTING).with(new Work(e.attempt(), e.why(), e.changes(), false, "")).with(new Progress(0, ""));
            case Event.StepProgress e -> with(new Progress(e.fraction(), e.note())).atLeast((int) (800 * e.fraction()));
            case Event.StepVerifying e -> waiting(e, usually);
            case Event.StepSatisfied e -> end(StepStatus.SATISFIED, at).because(e.evidence());
            case Event.StepDone e -> end(StepStatus.DONE, at).because(e.evidence());
            case Event.StepWouldAct e -> end(StepStatus.NEEDED, at).with(new Work(0, e.why(), e.changes(), e.drifted(), ""));
            case Event.StepUnknown e -> end(StepStatus.NEEDED, at).with(new Work(0, "", e.changes(), false, e.after()));
            case Event.StepFailed e -> end(StepStatus.FAILED, at).blaming(e.problem(), null);
            case Event.StepSkipped e -> end(StepStatus.SKIPPED, at).blaming(null, e.by());
            case Event.StepCancelled e -> end(StepStatus.CANCELLED, at);
        };
    }

    /** A wait for the first look stays PROBING: nothing was done yet. */
    private StepState waiting(Event.StepVerifying e, Duration usually) {
        StepState waits = new StepState(
                status == StepStatus.ACTING ? StepStatus.VERIFYING : status, work, progress, new Poll(e.attempt(), e.polled(), e.answer(), e.waited(), e.suspect()),
                evidence, failure, skipper, started, ended, share);
        if (waits.status != StepStatus.VERIFYING) {
            return waits;
        }
        long part = 1000 * e.waited().toMillis() / Math.max(1, usually.toMillis());
        return waits.atLeast(Math.clamp(part, 300, 950));
    }

    private StepState end(StepStatus how, Instant at) {
        boolean good = how.ready() || how == StepStatus.NEEDED;
        return new StepState(how, work, progress, poll, evidence, failure, skipper, started, at, good ? 1000 : share);
    }

    private StepState with(StepStatus now) {
        return new StepState(now, work, progress, poll, evidence, failure, skipper, started, ended, share);
    }

    private StepState with(Work now) {
        return new StepState(status, now, progress, poll, evidence, failure, skipper, started, ended, share);
    }

    private StepState with(Progress now) {
        return new StepState(status, work, now, poll, evidence, failure, skipper, started, ended, share);
    }

    private StepState because(String words) {
        return new StepState(status, work, progress, poll, words, failure, skipper, started, ended, share);
    }

    private StepState blaming(@Nullable Problem problem, @Nullable StepId by) {
        return new StepState(status, work, progress, poll, evidence, problem, by, started, ended, share);
    }

    private StepState atLeast(int thousandths) {
        return new StepState(status, work, progress, poll, evidence, failure, skipper, started, ended, Math.max(share, thousandths));
    }
}
