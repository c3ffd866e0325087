// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.recovery;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.AccessStep;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The recovery kit, twice: as soon as there is a sealing key, and at the end with what came later. */
public final class RecoverySteps {
    private static final String COMPONENT = "recovery";

    private RecoverySteps() {}

    /** The kit before anything is sealed that it would be needed for. */
    public static Step first(ClusterSpec spec, PlatformSpec platform, Ports ports, Safe safe) {
        return new RecoveryKitStep(info(PlatformIds.RECOVERY_KIT, platform,
                List.of(Edge.hard(PlatformIds.SEALING_KEY, "keys"), Edge.guidance(PlatformIds.UNSEAL_PROOF, "order"))),
                false, spec, platform.recovery(), ports, safe);
    }

    /** @param after what has to be done before the kit can be complete */
    public static Step complete(ClusterSpec spec, PlatformSpec platform, List<StepId> after, Ports ports, Safe safe) {
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(PlatformIds.RECOVERY_KIT, "one-kit")));
        after.forEach(step -> edges.add(Edge.hard(step, "accounts")));
        return new RecoveryKitStep(info(PlatformIds.RECOVERY_KIT_COMPLETE, platform, edges), true, spec, platform.recovery(), ports, safe);
    }

    /** Whether a kit would bring the cluster back, asked of a cluster that stands. */
    public static Plan check(ClusterSpec spec, Path kit, Ports ports, Safe safe) {
        List<Step> steps = new ArrayList<>();
        spec.servers().forEach(node -> steps.addAll(ControlPlane.look(spec, node, ports)));
        steps.add(new AccessStep(spec, ports));
        steps.add(new KitCheckStep(kit, spec, ports, safe));
        return Plan.of(steps, true);
    }

    private static StepInfo info(StepId id, PlatformSpec platform, List<Edge> edges) {
        return NodeStepInfo.onCluster(id, COMPONENT, Patience.upTo(Duration.ofMinutes(2), Duration.ofSeconds(5), platform.recovery().file()), edges);
    }
}
