// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepStatus;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks at steps before their turn, as long as the run has changed nothing: then what is found is what would be found at it. With the
 * first act all answers are void. A run that finds everything done is as fast as the looks themselves and what they hand on to each
 * other; in every other run the order of the plan stays. Nobody is sent before the steps where its way begins, as the logins to its
 * nodes, have ended well: what cannot be reached is tried once. Of the coordinator's thread alone.
 */
final class Scouts {
    private final Crew crew;
    private final Limits limits;
    private final Runnable back;
    /** Steps that wait for others, in their order, with the first ones of those. */
    private final Map<Integer, BitSet> candidates = new TreeMap<>();
    private final Map<Integer, Scout> sent = new HashMap<>();
    private final List<Scout> recalled = new ArrayList<>();
    private boolean over;

    /** @param back told when one of them is back */
    Scouts(Plan plan, Crew crew, Limits limits, Runnable back) {
        this.crew = crew;
        this.limits = limits;
        this.back = back;
        List<BitSet> begins = new ArrayList<>();
        for (int ordinal = 0; ordinal < plan.size(); ordinal++) {
            BitSet first = new BitSet();
            plan.info(ordinal).edges().stream().filter(edge -> edge.strength() != Edge.Strength.GUIDANCE)
                    .forEach(edge -> first.or(begins.get(plan.ordinal(edge.on()).orElseThrow())));
            if (plan.before(ordinal).length > 0) {
                candidates.put(ordinal, first);
            }
            begins.add(first.isEmpty() ? alone(ordinal) : first);
        }
    }

    private static BitSet alone(int ordinal) {
        BitSet one = new BitSet();
        one.set(ordinal);
        return one;
    }

    /** Sends those whose way is free; as many at a time as steps may be at work. */
    void send(RunState state, Outputs outputs) {
        if (state.cancel().isPresent() || state.problem().isPresent() || state.outcome().isPresent()) {
            recall();
        }
        if (over) {
            return;
        }
        long free = limits.maxSteps() - sent.values().stream().filter(Scout::underWay).count();
        for (Map.Entry<Integer, BitSet> candidate : candidates.entrySet()) {
            if (free <= 0) {
                return;
            }
            int ordinal = candidate.getKey();
            Scout before = sent.get(ordinal);
            if (state.status(ordinal) == StepStatus.WAITING && (before == null || before.wasTooEarly(outputs))
                    && candidate.getValue().stream().allMatch(first -> state.status(first).ready())) {
                sent.put(ordinal, Scout.send(state.plan().steps().get(ordinal), outputs, crew, back));
                free--;
            }
        }
    }

    /** The one that looked at this step, whose turn it is now. */
    Optional<Scout> take(int ordinal) {
        return Optional.ofNullable(over ? null : sent.get(ordinal));
    }

    /** The run changes something, or ends. */
    void recall() {
        if (!over) {
            over = true;
            sent.values().forEach(Scout::recall);
            recalled.addAll(sent.values());
            sent.clear();
        }
    }

    /** No look of this run is under way after it, unless one hears no interrupt. */
    void end() {
        recall();
        try {
            for (Scout scout : recalled) {
                scout.join(limits.grace());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
