// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.engine.plan.Plan;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * All steps' states, and what the scheduler would otherwise count anew at each event; immutable. A change copies one array
 * of references, which at 10,000 steps is 40 kB and some microseconds.
 */
final class Board {
    private final Plan plan;
    private final Ranks ranks;
    private final StepState[] steps;
    private final Marks marks;
    private final Map<StepStatus, Integer> counts;
    private final long done;

    /**
     * @param free ranks of the waiting steps that nothing holds back
     * @param running ordinals
     * @param doomed ordinals of the waiting steps that wait for a failed or skipped one
     */
    private record Marks(BitSet free, BitSet running, BitSet doomed) {
        Marks copy() {
            return new Marks((BitSet) free.clone(), (BitSet) running.clone(), (BitSet) doomed.clone());
        }
    }

    private Board(Board shape, StepState[] steps, Marks marks, Map<StepStatus, Integer> counts, long done) {
        this(shape.plan, shape.ranks, steps, marks, counts, done);
    }

    private Board(Plan plan, Ranks ranks, StepState[] steps, Marks marks, Map<StepStatus, Integer> counts, long done) {
        this.plan = plan;
        this.ranks = ranks;
        this.steps = steps;
        this.marks = marks;
        this.counts = counts;
        this.done = done;
    }

    static Board of(Plan plan) {
        return fresh(plan, new Ranks(plan));
    }

    /** The same plan, with nothing done. */
    Board fresh() {
        return fresh(plan, ranks);
    }

    private static Board fresh(Plan plan, Ranks ranks) {
        StepState[] steps = Collections.nCopies(plan.size(), StepState.NEW).toArray(StepState[]::new);
        BitSet free = new BitSet();
        for (int ordinal = 0; ordinal < steps.length; ordinal++) {
            if (plan.before(ordinal).length == 0) {
                free.set(ranks.rank(ordinal));
            }
        }
        return new Board(plan, ranks, steps, new Marks(free, new BitSet(), new BitSet()), Map.of(StepStatus.WAITING, steps.length), 0);
    }

    Board with(int ordinal, StepState now) {
        StepState was = steps[ordinal];
        StepState[] next = steps.clone();
        next[ordinal] = now;
        long doneNow = done + ranks.weight(ordinal) * (now.share() - was.share());
        if (was.status() == now.status()) {
            return new Board(this, next, marks, counts, doneNow);
        }
        Map<StepStatus, Integer> countsNow = new EnumMap<>(counts);
        countsNow.merge(was.status(), -1, Integer::sum);
        countsNow.merge(now.status(), 1, Integer::sum);
        return new Board(this, next, marked(ordinal, now.status(), next), countsNow, doneNow);
    }

    private Marks marked(int ordinal, StepStatus now, StepState[] next) {
        Marks more = marks.copy();
        more.free.clear(ranks.rank(ordinal));
        more.doomed.clear(ordinal);
        more.running.set(ordinal, now.running());
        for (int later : plan.after(ordinal)) {
            if (next[later].status() != StepStatus.WAITING) {
                continue;
            }
            if ((now == StepStatus.FAILED || now == StepStatus.SKIPPED) && plan.needs(later, ordinal)) {
                more.doomed.set(later);
            } else if (now.terminal() && Arrays.stream(plan.before(later)).allMatch(earlier -> lets(later, earlier, next[earlier].status()))) {
                more.free.set(ranks.rank(later));
            }
        }
        return more;
    }

    /** Whether a later step may go on after one with this status. */
    private boolean lets(int later, int earlier, StepStatus status) {
        return status.ready() || status == StepStatus.NEEDED || (status.terminal() && !plan.needs(later, earlier));
    }

    StepState step(int ordinal) {
        return steps[ordinal];
    }

    int size() {
        return steps.length;
    }

    int count(StepStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** The ordinal of the free step of the next rank at or after this one; -1 when there is none. */
    int nextFreeRank(int fromRank) {
        return marks.free.nextSetBit(fromRank);
    }

    int ordinalAt(int rank) {
        return ranks.ordinal(rank);
    }

    int[] running() {
        return marks.running.stream().toArray();
    }

    BitSet doomed() {
        return (BitSet) marks.doomed.clone();
    }

    double progress() {
        long total = ranks.total();
        return total == 0 ? 1 : (double) done / (1000.0 * total);
    }

    boolean sameSteps(Board other) {
        return Arrays.equals(steps, other.steps);
    }
}
