// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.problem.ProblemException;
import java.time.Instant;
import java.util.List;

/** The snapshots of etcd in a server's own folder. */
final class SnapshotFiles {
    private SnapshotFiles() {}

    static List<Snapshot> parse(String node, String output) throws ProblemException {
        return Survey.parse(node, output).words("snapshot").stream()
                .filter(words -> words.length == 3 && words[0].matches("[0-9]{1,18}") && words[1].matches("[0-9]{1,12}") && words[2].matches("[A-Za-z0-9._-]+"))
                .map(words -> new Snapshot(node, words[2], Long.parseLong(words[0]), Instant.ofEpochSecond(Long.parseLong(words[1])))).toList();
    }
}
