// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.StepOrder;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.Ports;
import java.util.ArrayList;
import java.util.List;

/**
 * The product: what is asked for, as steps. The same recipe bootstraps, resumes, repairs and adds nodes, because every step looks
 * before it acts.
 */
public final class BootstrapRecipe {
    private BootstrapRecipe() {}

    public static Plan plan(ClusterSpec spec, Releases releases, Ports ports) {
        List<Step> steps = new ArrayList<>(ControlPlane.steps(spec, releases, ports));
        return Plan.of(steps, spec.order() == StepOrder.KEEP);
    }
}
