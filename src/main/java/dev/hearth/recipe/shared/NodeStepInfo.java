// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import java.util.List;
import java.util.Set;

/** Short ways to say what a step is. */
public final class NodeStepInfo {
    private NodeStepInfo() {}

    /** A step that changes a node: one at a time on each. */
    public static StepInfo onNode(StepId id, String component, NodeSpec node, Patience patience, Edge... edges) {
        return new StepInfo(id, component, node.name(), List.of(edges), Set.of(Lock.node(node.name())), patience);
    }

    /** A step on a node that gets in nobody's way. */
    public static StepInfo beside(StepId id, String component, NodeSpec node, Patience patience, Edge... edges) {
        return new StepInfo(id, component, node.name(), List.of(edges), Set.of(), patience);
    }

    public static StepInfo onCluster(StepId id, String component, Patience patience, List<Edge> edges) {
        return new StepInfo(id, component, null, edges, Set.of(), patience);
    }
}
