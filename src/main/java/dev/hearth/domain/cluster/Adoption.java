// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.problem.Problem;
import java.util.List;

/**
 * What a cluster that other hands made looks like as a plan.
 *
 * @param draft with all its nodes marked as adopted; a text is empty where nothing was found
 * @param stays what was found beside it and is nobody's but its owner's, as facts
 * @param open what the plan lacks, and what cannot be done with this cluster
 */
public record Adoption(ClusterDraft draft, List<String> stays, List<Problem> open) {
    public Adoption {
        stays = List.copyOf(stays);
        open = List.copyOf(open);
    }
}
