// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides what happens next, from the state alone: the same state gives the same commands in the same order. Whoever obeys
 * folds what came of it (a probing, skipped, cancelled, ended event) before asking again.
 */
public final class Scheduler {
    private final Plan plan;
    private final RunState state;
    private final Board board;
    private final Limits limits;
    private final List<Command> commands = new ArrayList<>();

    private Scheduler(RunState state, Limits limits) {
        this.plan = state.plan();
        this.state = state;
        this.board = state.board();
        this.limits = limits;
    }

    /** Nothing while there is nothing to do but wait for running steps, and after the end. */
    public static List<Command> next(RunState state, Limits limits) {
        return state.outcome().isPresent() ? List.of() : new Scheduler(state, limits).decide();
    }

    private List<Command> decide() {
        BitSet skipped = skipDependants();
        if (state.cancel().isPresent() || state.problem().isPresent()) {
            stop(skipped);
        } else {
            start();
        }
        if (commands.isEmpty() && allEnded()) {
            commands.add(new Command.End(outcome()));
        }
        return commands;
    }

    /** Steps that wait for a failed one, directly or not; an ordinal is always greater than those that it waits for. */
    private BitSet skipDependants() {
        BitSet doomed = board.doomed();
        Map<Integer, StepId> roots = new HashMap<>();
        for (int ordinal = doomed.nextSetBit(0); ordinal >= 0; ordinal = doomed.nextSetBit(ordinal + 1)) {
            StepId root = root(ordinal, roots);
            roots.put(ordinal, root);
            commands.add(new Command.Skip(ordinal, root));
            for (int later : plan.after(ordinal)) {
                if (state.status(later) == StepStatus.WAITING && plan.needs(later, ordinal)) {
                    doomed.set(later);
                }
            }
        }
        return doomed;
    }

    /** Of several, that of the first step in the plan's order. */
    private StepId root(int ordinal, Map<Integer, StepId> roots) {
        for (int earlier : plan.before(ordinal)) {
            if (!plan.needs(ordinal, earlier)) {
                continue;
            }
            StepState step = state.step(earlier);
            if (step.status() == StepStatus.FAILED) {
                return plan.info(earlier).id();
            }
            if (step.status() == StepStatus.SKIPPED) {
                return Objects.requireNonNull(step.skipper());
            }
            StepId root = roots.get(earlier);
            if (root != null) {
                return root;
            }
        }
        throw new IllegalStateException(plan.info(ordinal).id() + " waits for nothing that failed");
    }

    private void stop(BitSet skipped) {
        if (board.count(StepStatus.WAITING) > 0) {
            for (int ordinal = 0; ordinal < board.size(); ordinal++) {
                if (state.status(ordinal) == StepStatus.WAITING && !skipped.get(ordinal)) {
                    commands.add(new Command.CancelWaiting(ordinal));
                }
            }
        }
        if (state.cancel().filter(Event.Cancel.NOW::equals).isPresent()) {
            for (int ordinal : board.running()) {
                commands.add(new Command.Interrupt(ordinal));
            }
        }
    }

    private void start() {
        int[] running = board.running();
        Set<Lock> held = new HashSet<>();
        for (int ordinal : running) {
            held.addAll(plan.info(ordinal).locks());
        }
        int room = limits.maxSteps() - running.length;
        for (int rank = board.nextFreeRank(0); rank >= 0 && room > 0; rank = board.nextFreeRank(rank + 1)) {
            int ordinal = board.ordinalAt(rank);
            Set<Lock> wanted = plan.info(ordinal).locks();
            if (Collections.disjoint(held, wanted)) {
                held.addAll(wanted);
                commands.add(new Command.Start(ordinal));
                room--;
            }
        }
    }

    private boolean allEnded() {
        return board.count(StepStatus.WAITING) == 0 && board.running().length == 0;
    }

    private Event.Outcome outcome() {
        if (board.count(StepStatus.FAILED) > 0 || state.problem().isPresent()) {
            return Event.Outcome.FAILED;
        }
        return board.count(StepStatus.CANCELLED) > 0 ? Event.Outcome.CANCELLED : Event.Outcome.READY;
    }
}
