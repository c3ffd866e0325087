// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * The snapshots that were found on servers.
 *
 * @param all the newest first
 * @param unseen servers that could not be looked at, by name
 */
public record Snapshots(List<Snapshot> all, Map<String, Problem> unseen) {
    public Snapshots {
        all = List.copyOf(all);
        unseen = Map.copyOf(unseen);
    }
}
