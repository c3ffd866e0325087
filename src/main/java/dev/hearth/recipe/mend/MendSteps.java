// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the plan leaves to Hearth, in its place: when it is known what a machine is, and before anything else is done there. */
public final class MendSteps {
    private static final String DESKTOP = "desktop/";

    private MendSteps() {}

    /**
     * The steps, and those that put right what the plan names. What waits for the facts of a machine waits for these too, with an edge of the
     * same kind; downloads to the desktop go ahead.
     *
     * @param standing whether the cluster has to stand: then it is found first, and nothing is put right where there is none
     */
    public static List<Step> first(ClusterSpec spec, List<Step> steps, boolean standing, Ports ports) {
        Map<StepId, List<StepId>> before = new HashMap<>();
        List<Step> all = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            List<Step> mends = spec.mends(node).stream().<Step>map(mend -> new MendStep(spec, node, mend, ports)).toList();
            before.put(StepIds.facts(node), mends.stream().map(step -> step.info().id()).toList());
            all.addAll(mends);
        }
        for (Step step : steps) {
            StepId id = step.info().id();
            boolean ahead = id.value().startsWith(DESKTOP) || (standing && id.equals(StepIds.STANDING));
            List<Edge> edges = ahead ? List.of() : step.info().edges().stream()
                    .flatMap(edge -> before.getOrDefault(edge.on(), List.of()).stream().map(mend -> new Edge(mend, edge.strength(), "mended"))).toList();
            all.add(edges.isEmpty() ? step : new MendedFirstStep(step, edges));
        }
        return List.copyOf(all);
    }
}
