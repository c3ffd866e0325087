// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import dev.hearth.domain.problem.ProblemException;
import java.util.List;

/**
 * One thing that is looked at, changed when it must be, and looked at again. A step is a pair of a read-only question and
 * an idempotent answer to it; a dry run, a resume, a repair and a health check are the same steps asked again.
 */
public interface Step {
    StepInfo info();

    /**
     * Looks, and changes nothing.
     *
     * @throws ProblemException when it cannot look; with Retry.SOON the engine looks again while patience lasts
     */
    Probe probe(StepContext context) throws ProblemException, InterruptedException;

    /** What it changes at the most; a dry run shows it where the step cannot look yet, because an earlier one has not acted. */
    default List<Change> foreseen() {
        return List.of();
    }

    /**
     * Acts; twice has the effect of once. Returning does not mean done: the engine probes until satisfied.
     *
     * @throws ProblemException when it cannot act; with Retry.SOON the engine tries again as often as patience says
     */
    void act(StepContext context) throws ProblemException, InterruptedException;
}
