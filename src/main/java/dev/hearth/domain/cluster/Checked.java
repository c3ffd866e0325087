// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft that was looked at.
 *
 * @param spec null exactly when a problem blocks
 * @param problems all of them, in the order of the draft, each at its field
 */
public record Checked(@Nullable ClusterSpec spec, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
        if ((spec == null) != problems.stream().anyMatch(Problem::blocks)) {
            throw new IllegalArgumentException("a specification or a problem that blocks, not " + (spec == null ? "neither" : "both"));
        }
    }
}
