// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be said against a change of a cluster that stands, by its plan alone and before anything is asked of it. */
public final class Objections {
    private Objections() {}

    public static Optional<Problem> removal(ClusterSpec spec, String name) {
        Optional<NodeSpec> leaving = spec.nodes().stream().filter(node -> node.name().equals(name)).findFirst();
        if (leaving.isEmpty()) {
            return Optional.of(Problem.blocking(ProblemCode.NODE_NOT_IN_PLAN, Map.of("found", name, "nodes", spec.nodes().stream().map(NodeSpec::name).collect(Collectors.joining(", ")))));
        }
        Optional<Problem> stays = adopted(List.of(leaving.get()));
        if (stays.isPresent()) {
            return stays;
        }
        return spec.servers().equals(List.of(leaving.get())) ? Optional.of(Problem.blocking(ProblemCode.LAST_SERVER, Map.of("node", name))) : Optional.empty();
    }

    /** Against changes that take hold of every node. */
    public static Optional<Problem> wholeCluster(ClusterSpec spec) {
        return adopted(spec.nodes());
    }

    /** What other hands set up, Hearth does not know all of. */
    private static Optional<Problem> adopted(List<NodeSpec> nodes) {
        return nodes.stream().filter(NodeSpec::adopted).findFirst()
                .map(node -> Problem.blocking(ProblemCode.ADOPTED_NODE_STAYS, Map.of("node", node.name(), "found", node.access().host())));
    }

    public static Optional<Problem> drill(ClusterSpec spec) {
        return spec.servers().size() < 2 ? Optional.of(Problem.blocking(ProblemCode.DRILL_ONE_SERVER, Map.of("servers", String.valueOf(spec.servers().size())))) : Optional.empty();
    }

    /**
     * That a person means it.
     *
     * @param typed what has to be the name again; null when nothing was typed
     */
    public static Optional<Problem> unconfirmed(@Nullable String typed, String name) {
        return name.equals(typed) ? Optional.empty()
                : Optional.of(Problem.blocking(ProblemCode.CONFIRMATION_MISSING, Map.of("found", typed == null || typed.isEmpty() ? "-" : typed, "required", name)));
    }
}
