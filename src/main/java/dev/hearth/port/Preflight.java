// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at every node before anything is changed (catalogue: field study 5.5). */
public interface Preflight {
    /** All nodes at once, one SSH round trip each; a node that cannot be reached is a finding, never an exception. */
    Report inspect(ClusterSpec spec) throws InterruptedException;

    /** @param at when it ended */
    record Report(Instant at, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        /** Findings that stop the build: blocking ones, and should-fix ones that are not accepted. */
        public List<Finding> open(java.util.Set<String> accepted) {
            return findings.stream()
                    .filter(finding -> finding.status() == Status.BLOCKING
                            || (finding.status() == Status.SHOULD_FIX && !accepted.contains(finding.id())))
                    .toList();
        }
    }

    /**
     * What one check found on one node.
     *
     * @param check as in the catalogue: {@code res.mem}; text key {@code check.*}
     * @param node the node's name; empty when it concerns the cluster
     * @param found facts, as {@code 3.8 GiB}
     * @param problem null when the status is OK or NOT_CHECKED
     */
    record Finding(String check, String node, Status status, String found, @Nullable Problem problem) {
        /** What the user accepts: {@code node1/res.mem}, or {@code cluster/ip.vip.free}. */
        public String id() {
            return (node.isEmpty() ? "cluster" : node) + "/" + check;
        }
    }

    enum Status {
        OK,
        INFO,
        SHOULD_FIX,
        BLOCKING,
        /** It could not be looked at, because something before it failed: not the same as failed. */
        NOT_CHECKED
    }
}
