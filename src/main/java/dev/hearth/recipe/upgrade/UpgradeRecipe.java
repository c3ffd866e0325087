// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.upgrade;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.AccessStep;
import dev.hearth.recipe.shared.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From one patch of k3s to a newer one: servers first, agents after them (Kubernetes's version skew policy; component facts 1.9). */
public final class UpgradeRecipe {
    static final String COMPONENT = "upgrade";
    static final StepId VERSIONS = StepId.of("cluster/versions");

    private UpgradeRecipe() {}

    public static Plan plan(ClusterSpec spec, Releases releases, Ports ports) {
        List<NodeSpec> order = Stream.concat(spec.servers().stream(), spec.agents().stream()).toList();
        List<Step> steps = new ArrayList<>();
        order.forEach(node -> steps.addAll(ControlPlane.look(spec, node, ports)));
        steps.add(new AccessStep(spec, ports));
        steps.add(new VersionsStep(spec, releases.k3s().version(), ports));
        steps.add(ControlPlane.download(spec, releases, ports));
        steps.add(new SnapshotBeforeStep(spec, releases.k3s().version(), ports));
        List<Edge> members = new ArrayList<>();
        StepId before = SnapshotBeforeStep.ID;
        for (NodeSpec node : order) {
            steps.add(new UpgradeStep(spec, node, releases.k3s().version(), before, ports));
            before = upgrade(node);
            members.add(Edge.hard(before, "members"));
        }
        steps.add(ControlPlane.whole(spec, members, ports));
        return Plan.of(steps, true);
    }

    static StepId upgrade(NodeSpec node) {
        return StepId.of(node.name() + "/upgrade");
    }
}
