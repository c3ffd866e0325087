// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at every node before anything is changed (catalogue: field study 5.5). */
public interface Preflight {
    /** All nodes at once, one SSH round trip each; a node that cannot be reached is a finding, never an exception. */
    Report inspect(ClusterSpec spec) throws InterruptedException;

    /**
     * @param at when it ended
     * @param seen whom the nodes have seen on the LAN
     * @param links from each node to each other; empty when there is only one
     */
    record Report(Instant at, List<Finding> findings, Occupancy seen, List<Link> links) {
        public Report {
            findings = List.copyOf(findings);
            links = List.copyOf(links);
        }

        public Report(Instant at, List<Finding> findings) {
            this(at, findings, Occupancy.NONE, List.of());
        }

        /** With other findings. */
        public Report with(List<Finding> others) {
            return new Report(at, others, seen, links);
        }

        /** Findings that stop the build: blocking ones, and should-fix ones that are not accepted; but none that Hearth is to put right. */
        public List<Finding> open(Decisions decisions) {
            return findings.stream().filter(finding -> !finding.mended(decisions))
                    .filter(finding -> finding.status() == Status.BLOCKING
                            || (finding.status() == Status.SHOULD_FIX && !decisions.accepted().contains(finding.id())))
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
     * @param offers all of which together put it right; empty when Hearth cannot
     */
    record Finding(String check, String node, Status status, String found, @Nullable Problem problem, List<Offer> offers) {
        public Finding {
            offers = List.copyOf(offers);
        }

        public Finding(String check, String node, Status status, String found, @Nullable Problem problem) {
            this(check, node, status, found, problem, List.of());
        }

        public Finding with(List<Offer> others) {
            return new Finding(check, node, status, found, problem, others);
        }

        /** Whether it is decided that Hearth puts it right. */
        public boolean mended(Decisions decisions) {
            return !offers.isEmpty() && offers.stream().map(Offer::id).allMatch(decisions.mended()::contains);
        }

        /** What the user accepts: {@code node1/res.mem}, or {@code cluster/ip.vip.free}. */
        public String id() {
            return (node.isEmpty() ? "cluster" : node) + "/" + check;
        }
    }

    /**
     * What Hearth can do about a finding, when it is asked to.
     *
     * @param node where it is done, which may be another node than the one that suffers
     * @param lines what would be run or written there, as people read it
     */
    record Offer(Mend mend, String node, List<String> lines) {
        public Offer {
            lines = List.copyOf(lines);
        }

        public String id() {
            return mend.id(node);
        }
    }

    /**
     * How one node reaches another.
     *
     * @param rttMillis of a few pings, on average; empty when none came back or nobody asked
     * @param lostPercent of these pings, 0 to 100
     * @param mtu bytes of the largest packet that the interface sends; empty when it was not tried
     * @param whole whether such a packet arrived
     * @param open ports that answered, as {@code 6443/tcp}
     * @param shut ports that are needed and did not
     */
    record Link(String from, String to, Optional<Double> rttMillis, Optional<Integer> lostPercent, Optional<Integer> mtu, boolean whole, List<String> open,
            List<String> shut) {
        public Link {
            open = List.copyOf(open);
            shut = List.copyOf(shut);
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
