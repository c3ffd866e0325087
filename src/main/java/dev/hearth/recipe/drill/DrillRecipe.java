// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.drill;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.AccessStep;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.List;

/** The failover of the shared address, rehearsed: the cluster is whole, the address moves, the cluster is whole again. */
public final class DrillRecipe {
    static final StepId FAILOVER = StepId.of("cluster/failover");

    private DrillRecipe() {}

    /** @param spec with two servers or more */
    public static Plan plan(ClusterSpec spec, Ports ports) {
        List<Step> steps = new ArrayList<>();
        spec.servers().forEach(node -> steps.addAll(ControlPlane.look(spec, node, ports)));
        steps.add(new AccessStep(spec, ports));
        steps.add(new FailoverStep(spec, ports));
        steps.add(ControlPlane.whole(spec, List.of(Edge.hard(FAILOVER, "restored")), ports));
        return Plan.of(steps, true);
    }
}
