// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import java.util.Optional;

/** Where a step's thread speaks to the coordinator. */
interface Desk {
    void say(Event.OfStep event);

    /**
     * Waits for the baton, and until the journal has it. False: it must not act.
     *
     * @throws ProblemException when another run has the baton
     */
    boolean mayAct(Event.StepActing event) throws ProblemException, InterruptedException;

    /** In a dry run: what would act before this step. */
    Optional<StepId> neededBefore();

    /** The failed step at the root when an earlier step did not end well. */
    Optional<StepId> rootOf(StepId earlier);

    void log(String line);
}
