// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.node.NodeShell;
import dev.hearth.node.UnitState;
import java.util.Optional;

/** What a service that does not come up says of it. */
final class Starting {
    private Starting() {}

    /**
     * The cause that waiting does not mend. It is looked for once the service has come back twice since we started it: an older
     * failure, or the first one, may be over.
     */
    static Optional<Problem> cause(StepContext context, NodeShell shell, String unit, UnitState state)
            throws ProblemException, InterruptedException {
        boolean failing = context.acted() && !state.running() && (state.restarts() >= 2 || state.active().equals("failed"));
        return failing ? shell.journalSign(unit) : Optional.empty();
    }
}
