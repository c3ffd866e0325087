// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.problem.ProblemException;
import java.util.List;

/** What this desktop holds of a cluster only as long as it stands. Its journals, downloads and recovery kit are no such things. */
public interface Traces {
    /** What of it is there, in words for a change. */
    List<String> left() throws ProblemException;

    void clear() throws ProblemException;
}
