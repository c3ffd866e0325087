// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.node.NodeFacts;
import dev.hearth.node.Survey;
import java.time.Duration;

/**
 * A node that was surveyed.
 *
 * @param clock how far its clock is ahead of the desktop's, half the round trip taken off
 */
record Subject(ClusterSpec spec, NodeSpec node, NodeFacts facts, Duration clock) {
    Survey survey() {
        return facts.survey();
    }

    boolean server() {
        return node.role() == Role.SERVER;
    }

    /** Whether it is, or began to be, a node of this very cluster: then k3s's own traces are no findings. */
    boolean ours() {
        return node.adopted() || facts.k3s().cluster().filter(spec.name()::equals).isPresent();
    }
}
