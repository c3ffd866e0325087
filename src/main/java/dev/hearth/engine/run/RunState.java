// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is: a fold over its entries; immutable. The same entries give an equal state, live or from a journal.
 *
 * <p>Entries about steps that the plan does not have are passed over: the plan may have changed since they were written.
 */
public final class RunState {
    private final Plan plan;
    private final Board board;
    private final Facts facts;

    private record Facts(
            Event.Mode mode,
            String fingerprint,
            Event.@Nullable Cancel cancel,
            @Nullable Problem problem,
            Event.@Nullable Outcome outcome,
            @Nullable Instant started,
            @Nullable Instant ended,
            long seq) {
        static final Facts NONE = new Facts(Event.Mode.APPLY, "", null, null, null, null, null, 0);

        Facts at(long now) {
            return new Facts(mode, fingerprint, cancel, problem, outcome, started, ended, now);
        }
    }

    private RunState(Plan plan, Board board, Facts facts) {
        this.plan = plan;
        this.board = board;
        this.facts = facts;
    }

    /** Before anything happened. */
    public static RunState of(Plan plan) {
        return new RunState(plan, Board.of(plan), Facts.NONE);
    }

    /** The state that these entries lead to; where they are of several runs, that of the last one. */
    public static RunState replay(Plan plan, Iterable<Entry> entries) {
        RunState state = of(plan);
        for (Entry entry : entries) {
            state = state.on(entry);
        }
        return state;
    }

    /** The state after this entry. */
    public RunState on(Entry entry) {
        Facts now = facts.at(entry.seq());
        return switch (entry.event()) {
            case Event.RunStarted e -> new RunState(
                    plan, board.fresh(), new Facts(e.mode(), e.fingerprint(), null, null, null, entry.at(), null, entry.seq()));
            case Event.CancelRequested e -> with(new Facts(
                    now.mode, now.fingerprint, stronger(now.cancel, e.cancel()), now.problem, now.outcome, now.started, now.ended, now.seq));
            case Event.RunProblem e -> with(new Facts(
                    now.mode, now.fingerprint, now.cancel, now.problem == null ? e.problem() : now.problem, now.outcome, now.started, now.ended, now.seq));
            case Event.RunEnded e -> with(new Facts(
                    now.mode, now.fingerprint, now.cancel, now.problem, e.outcome(), now.started, entry.at(), now.seq));
            case Event.OfStep e -> plan.ordinal(e.step()).map(ordinal -> on(ordinal, e, entry.at(), now)).orElseGet(() -> with(now));
        };
    }

    @SuppressWarnings("ReferenceEquality") // the same object says that the event was ignored
    private RunState on(int ordinal, Event.OfStep event, Instant at, Facts now) {
        StepState was = board.step(ordinal);
        StepState is = was.on(event, at, plan.info(ordinal).usually());
        return new RunState(plan, is == was ? board : board.with(ordinal, is), now);
    }

    private RunState with(Facts now) {
        return new RunState(plan, board, now);
    }

    private static Event.Cancel stronger(Event.@Nullable Cancel was, Event.Cancel asked) {
        return was == Event.Cancel.NOW ? was : asked;
    }

    public Plan plan() {
        return plan;
    }

    /** @param ordinal the step's place in the plan */
    public StepState step(int ordinal) {
        return board.step(ordinal);
    }

    /** Empty when the plan has no such step. */
    public Optional<StepState> step(StepId id) {
        return plan.ordinal(id).map(board::step);
    }

    public StepStatus status(int ordinal) {
        return board.step(ordinal).status();
    }

    /** How many steps have this status. */
    public int count(StepStatus status) {
        return board.count(status);
    }

    /** 0 to 1, by the steps' weights; never falls within a run, and is 1 exactly when every step is ready or was looked at. */
    public double progress() {
        return board.progress();
    }

    /** Ordinals of the steps at work. */
    public int[] running() {
        return board.running();
    }

    public Event.Mode mode() {
        return facts.mode;
    }

    /** Of the plan that the run was started with; empty before it started. Another than {@code plan().fingerprint()}: the plan has changed. */
    public String fingerprint() {
        return facts.fingerprint;
    }

    public Optional<Event.Cancel> cancel() {
        return Optional.ofNullable(facts.cancel);
    }

    /** What stopped the run from outside of all steps. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(facts.problem);
    }

    /** Empty until the run has ended. */
    public Optional<Event.Outcome> outcome() {
        return Optional.ofNullable(facts.outcome);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(facts.started);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(facts.ended);
    }

    /** How long the run has lasted at that moment, or lasted in all when it has ended. */
    public Duration lasted(Instant now) {
        return facts.started == null ? Duration.ZERO : Duration.between(facts.started, facts.ended == null ? now : facts.ended);
    }

    /** Of the last entry; 0 before any. */
    public long seq() {
        return facts.seq;
    }

    /** The failed step at the root when this one did not end well; empty when it did, or is still under way. */
    public Optional<StepId> rootOf(StepId id) {
        return step(id).flatMap(step -> step.status() == StepStatus.FAILED ? Optional.of(id) : step.skippedBy());
    }

    /**
     * In a dry run: the nearest step that this one depends on, directly or not, and that would act. What depends on it may
     * not be there to be looked at.
     */
    public Optional<StepId> neededBefore(int ordinal) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(ordinal));
        for (Integer at = open.poll(); at != null; at = open.poll()) {
            for (int earlier : plan.before(at)) {
                if (status(earlier) == StepStatus.NEEDED) {
                    return Optional.of(plan.info(earlier).id());
                }
                if (!seen.get(earlier)) {
                    seen.set(earlier);
                    open.add(earlier);
                }
            }
        }
        return Optional.empty();
    }

    Board board() {
        return board;
    }

    /** Equal of the same plan object: states of two plans are not compared. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof RunState that && plan == that.plan && facts.equals(that.facts) && board.sameSteps(that.board);
    }

    @Override
    public int hashCode() {
        return Objects.hash(facts);
    }

    @Override
    public String toString() {
        return facts + " " + java.util.Arrays.stream(StepStatus.values()).filter(status -> count(status) > 0)
                .map(status -> status + "=" + count(status)).toList();
    }
}
