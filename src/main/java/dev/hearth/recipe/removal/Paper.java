// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.problem.ProblemException;

/** Where it is written which nodes a cluster has: the plan file, and what Hearth keeps of it. */
public interface Paper {
    /** As people know it: a path. */
    String place();

    boolean names(String node) throws ProblemException;

    /**
     * Writes it without the node; everything else stays.
     *
     * @return whether people's comments could be kept
     */
    boolean strike(String node) throws ProblemException;
}
