// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks at steps that only guidance holds back, as long as the run has changed nothing: then what is found before a step's turn is what
 * would be found at it. With the first act all answers are void. A run that finds everything done is as fast as its hard edges let it be,
 * and in every other run the order of the guide stays. Of the coordinator's thread alone.
 */
final class Scouts {
    private final Crew crew;
    private final Limits limits;
    /** Steps that may be looked at early: held by guidance, and without locks, which they would have to hold meanwhile. */
    private final int[] candidates;
    private final Map<Integer, Scout> sent = new HashMap<>();
    private final List<Scout> recalled = new ArrayList<>();
    private boolean over;

    Scouts(Plan plan, Crew crew, Limits limits) {
        this.crew = crew;
        this.limits = limits;
        this.candidates = IntStream.range(0, plan.size()).filter(ordinal -> heldByGuidance(plan, plan.info(ordinal))).toArray();
    }

    private static boolean heldByGuidance(Plan plan, StepInfo info) {
        return info.locks().isEmpty() && info.edges().stream().anyMatch(edge -> edge.strength() == Edge.Strength.GUIDANCE && plan.holds(edge));
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
        for (int i = 0; i < candidates.length && free > 0; i++) {
            int ordinal = candidates[i];
            if (state.status(ordinal) == StepStatus.WAITING && !sent.containsKey(ordinal) && heldByNothingElse(state, ordinal)) {
                sent.put(ordinal, Scout.send(state.plan().steps().get(ordinal), outputs, crew));
                free--;
            }
        }
    }

    private static boolean heldByNothingElse(RunState state, int ordinal) {
        return state.plan().info(ordinal).edges().stream().filter(edge -> edge.strength() != Edge.Strength.GUIDANCE)
                .allMatch(edge -> state.step(edge.on()).filter(step -> step.status().ready()).isPresent());
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
