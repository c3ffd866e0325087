// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import dev.hearth.domain.problem.Problem;
import java.util.List;

/**
 * What a step found when it looked, without changing anything. Evidence and reasons are facts in the field's own terms
 * ({@code Ready=True EtcdIsVoter=True}), not sentences: they read the same in every language.
 */
public sealed interface Probe {
    /** All is as it should be. */
    record Satisfied(Outputs outputs, String evidence) implements Probe {}

    /** Something is to be done, or was done and has not shown its effect yet. */
    record Needed(String why, List<Change> changes) implements Probe {
        public Needed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What was done has not shown its effect yet, and this seems to be why. It may pass: when patience is over, it is what the step fails
     * with.
     */
    record Hindered(String why, Problem suspect) implements Probe {}

    /** It was right once and is not any more; acting repairs it. */
    record Drifted(String why, List<Change> repair) implements Probe {
        public Drifted {
            repair = List.copyOf(repair);
        }
    }

    /** Acting cannot help; somebody has to decide. */
    record Impossible(Problem problem) implements Probe {}

    /**
     * It cannot be told yet, because it depends on what an earlier step will make. Only a dry run sees this.
     *
     * @param changes what would be done, as far as it is known
     */
    record Unknown(StepId after, List<Change> changes) implements Probe {
        public Unknown {
            changes = List.copyOf(changes);
        }
    }

    static Probe satisfied(String evidence) {
        return new Satisfied(Outputs.none(), evidence);
    }

    static Probe needed(String why, Change... changes) {
        return new Needed(why, List.of(changes));
    }
}
