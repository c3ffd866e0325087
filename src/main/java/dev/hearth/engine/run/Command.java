// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.engine.plan.StepId;

/** What the scheduler wants done next. Steps are named by their ordinal in the plan. */
public sealed interface Command {
    record Start(int ordinal) implements Command {}

    /** @param by the failed step at the root */
    record Skip(int ordinal, StepId by) implements Command {}

    /** It has not started and will not. */
    record CancelWaiting(int ordinal) implements Command {}

    /** Wanted until the step has ended; to be done once. */
    record Interrupt(int ordinal) implements Command {}

    record End(Event.Outcome outcome) implements Command {}
}
