// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.StepId;

/** The names of the steps with snapshots; stable, as those of {@link dev.hearth.recipe.shared.StepIds}. */
final class SnapshotIds {
    static final StepId FIND = StepId.of("cluster/find-snapshot");
    static final StepId RESET = StepId.of("cluster/reset");
    static final StepId RESTORED = StepId.of("cluster/restored-server");
    static final StepId FORGET = StepId.of("cluster/forget-restore");
    static final String COMPONENT = "snapshots";
    /** The server that the cluster is restored on. */
    static final OutputKey<NodeSpec> SOURCE = new OutputKey<>("cluster/source", NodeSpec.class);

    private SnapshotIds() {}

    static StepId stop(NodeSpec node) {
        return StepId.of(node.name() + "/stop");
    }

    static StepId clear(NodeSpec node) {
        return StepId.of(node.name() + "/clear");
    }

    static StepId rejoin(NodeSpec node) {
        return StepId.of(node.name() + "/rejoin");
    }
}
