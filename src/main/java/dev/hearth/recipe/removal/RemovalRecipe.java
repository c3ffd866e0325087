// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.AccessStep;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.List;

/** How nodes leave, as steps on the same engine: what was cut short goes on when it is run again. */
public final class RemovalRecipe {
    private RemovalRecipe() {}

    /**
     * One node leaves; the cluster stays whole.
     *
     * @param spec with the node that leaves, and a server beside it
     */
    public static Plan remove(ClusterSpec spec, Removal removal, Ports ports) {
        NodeSpec leaving = removal.leaving();
        ClusterSpec staying = spec.without(leaving);
        List<Step> steps = new ArrayList<>();
        staying.servers().forEach(node -> steps.addAll(ControlPlane.look(staying, node, ports)));
        steps.add(new AccessStep(staying, ports));
        steps.add(new LookStep(staying, leaving, ports));
        steps.add(new QuorumStep(staying, removal, ports));
        steps.add(new DrainStep(staying, leaving, ports));
        steps.add(new HaltStep(staying, leaving, ports));
        steps.add(new AnswersStep(staying, leaving, ports));
        steps.add(new ReleaseStep(staying, leaving, ports));
        steps.add(new UninstallStep(staying, leaving, List.of(Edge.hard(RemovalIds.RELEASE, "member")), ports));
        steps.add(ControlPlane.whole(staying, List.of(Edge.hard(RemovalIds.RELEASE, "member"), Edge.settled(RemovalIds.uninstall(leaving), "cleaned")), ports));
        steps.add(new PlanFileStep(leaving, removal.paper()));
        return Plan.of(steps, true);
    }

    /** All nodes, and the cluster with them: agents first. A node that cannot be reached holds no other up. */
    public static Plan uninstall(ClusterSpec spec, Traces traces, Ports ports) {
        List<Step> steps = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            steps.addAll(ControlPlane.look(spec, node, ports));
            List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.facts(node), "facts")));
            if (node.role() == Role.SERVER) {
                spec.agents().forEach(agent -> edges.add(Edge.settled(RemovalIds.uninstall(agent), "agents-first")));
            }
            steps.add(new UninstallStep(spec, node, edges, ports));
        }
        steps.add(new DesktopStep(spec.nodes().stream().map(node -> Edge.hard(RemovalIds.uninstall(node), "gone")).toList(), traces));
        return Plan.of(steps, true);
    }
}
