// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.metallb;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.MetalLb;
import dev.hearth.port.Manifest;
import dev.hearth.recipe.shared.AdmissionStep;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.recipe.shared.Upstream;
import java.time.Duration;
import java.util.List;

/** The steps from no load balancer to pools that MetalLB has taken. */
public final class MetalLbSteps {
    private static final String COMPONENT = "metallb";

    private MetalLbSteps() {}

    /** @param after the last step of the component before, which the order of the guide waits for */
    public static List<Step> steps(ClusterSpec spec, Releases releases, StepId after, Ports ports) {
        Upstream upstream = new Upstream(ports.artifacts(), releases.component(COMPONENT).file("manifest"));
        List<Manifest> pools = MetalLb.pools(spec.addresses());
        StepInfo install = NodeStepInfo.onCluster(PlatformIds.METALLB, COMPONENT,
                Patience.upTo(Duration.ofMinutes(6), Duration.ofSeconds(25), "DaemonSet metallb-system/speaker"),
                List.of(Edge.hard(StepIds.VIP, "api"), Edge.hard(PlatformIds.DOWNLOAD_MANIFESTS, "manifest"), Edge.guidance(after, "order")));
        StepInfo webhook = NodeStepInfo.onCluster(PlatformIds.METALLB_WEBHOOK, COMPONENT,
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(5), "dry run of " + pools.getFirst().ref()),
                List.of(Edge.hard(PlatformIds.METALLB, "webhook")));
        StepInfo given = NodeStepInfo.onCluster(PlatformIds.ADDRESS_POOLS, COMPONENT,
                Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(1), pools.getLast().ref().toString()),
                List.of(Edge.hard(PlatformIds.METALLB_WEBHOOK, "webhook")));
        return List.of(
                new ApplyStep(install, context -> upstream.manifests("", files -> MetalLb.install(files.getFirst())), spec, ports),
                new AdmissionStep(webhook, pools.getFirst(), spec, ports),
                new AddressPoolsStep(new ApplyStep(given, context -> pools, spec, ports), spec, ports));
    }
}
