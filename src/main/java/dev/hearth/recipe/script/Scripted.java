// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import dev.hearth.domain.problem.ProblemException;

/** A step that says in shell what it does to a cluster that begins. What others do is left to Hearth, and the script says so. */
@FunctionalInterface
public interface Scripted {
    /**
     * Writes its section. What it cannot know before the plan runs it asks for by {@link Script#context}, and is left to Hearth then.
     *
     * @throws ProblemException as the step itself: what is to be applied cannot be had
     */
    void script(Script script) throws ProblemException, InterruptedException;

    /** Whether it has a section at all: not where it stands for a step that has none. */
    default boolean scripted() {
        return true;
    }
}
