// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.StepId;

/** The names of the steps of a removal; stable, as those of {@link dev.hearth.recipe.shared.StepIds}. */
final class RemovalIds {
    static final StepId QUORUM = StepId.of("cluster/quorum");
    static final StepId ANSWERS = StepId.of("cluster/answers");
    static final StepId RELEASE = StepId.of("cluster/release");
    static final StepId PLAN_FILE = StepId.of("desktop/plan-file");
    static final StepId DESKTOP = StepId.of("desktop/traces");
    static final String COMPONENT = "removal";

    private RemovalIds() {}

    static StepId look(NodeSpec node) {
        return StepId.of(node.name() + "/look");
    }

    static StepId drain(NodeSpec node) {
        return StepId.of(node.name() + "/drain");
    }

    static StepId halt(NodeSpec node) {
        return StepId.of(node.name() + "/halt");
    }

    static StepId uninstall(NodeSpec node) {
        return StepId.of(node.name() + "/uninstall");
    }
}
