// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.NodeFacts;
import java.util.Map;
import java.util.Optional;

/** What Hearth did not make for this cluster, it neither takes over nor removes. */
public final class Foreign {
    private Foreign() {}

    /** NODE_FOREIGN_K3S when the node's k3s is somebody else's; empty when it is this cluster's, or there is none. */
    public static Optional<Problem> problem(ClusterSpec spec, NodeSpec node, NodeFacts facts) {
        if (node.adopted()) {
            return Optional.empty();
        }
        NodeFacts.ExistingK3s k3s = facts.k3s();
        String found = k3s.cluster().filter(name -> !name.equals("foreign")).map(name -> "Hearth: " + name).orElse("k3s " + k3s.version().orElse("?"));
        return k3s.foreignTo(spec.name())
                ? Optional.of(Problem.blocking(ProblemCode.NODE_FOREIGN_K3S, Map.of("node", node.name(), "found", found)))
                : Optional.empty();
    }
}
