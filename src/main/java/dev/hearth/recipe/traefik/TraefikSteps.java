// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.traefik;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.Traefik;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.recipe.shared.Upstream;
import java.time.Duration;
import java.util.List;

/** The steps from an address that is reserved to pages that answer on it with the cluster's certificate. */
public final class TraefikSteps {
    private static final String COMPONENT = "traefik";

    private TraefikSteps() {}

    /** @param after the last step of the component before, which the order of the guide waits for */
    public static List<Step> steps(ClusterSpec spec, PlatformSpec platform, Releases releases, StepId after, Ports ports) {
        Releases.Component release = releases.component(COMPONENT);
        Upstream upstream = new Upstream(ports.artifacts(), release.file("crds"), release.file("rbac"));
        String address = spec.addresses().traefik().toString();
        StepInfo definitions = info(PlatformIds.TRAEFIK_DEFINITIONS, Duration.ofMinutes(2), Duration.ofSeconds(5), "CustomResourceDefinitions",
                Edge.hard(StepIds.VIP, "api"), Edge.hard(PlatformIds.DOWNLOAD_MANIFESTS, "manifest"), Edge.guidance(after, "order"));
        StepInfo install = info(PlatformIds.TRAEFIK, Duration.ofMinutes(6), Duration.ofSeconds(20), Traefik.DEPLOYMENT.toString(),
                Edge.hard(PlatformIds.TRAEFIK_DEFINITIONS, "definitions"));
        StepInfo routes = info(PlatformIds.ROUTES, Duration.ofMinutes(1), Duration.ofSeconds(2), "IngressRoute traefik/dashboard",
                Edge.hard(PlatformIds.TRAEFIK_DEFINITIONS, "definitions"), Edge.guidance(PlatformIds.TRAEFIK, "ready"));
        StepInfo reached = info(PlatformIds.TRAEFIK_ADDRESS, Duration.ofMinutes(3), Duration.ofSeconds(5), address + ":443",
                Edge.hard(PlatformIds.TRAEFIK, "announced"), Edge.hard(PlatformIds.ADDRESS_POOLS, "pool"));
        StepInfo https = info(PlatformIds.HTTPS, Duration.ofMinutes(2), Duration.ofSeconds(3), "https://" + platform.host(Traefik.HOST) + "/",
                Edge.hard(PlatformIds.TRAEFIK_ADDRESS, "address"), Edge.hard(PlatformIds.ROUTES, "routes"), Edge.hard(PlatformIds.CERTIFICATE, "certificate"));
        return List.of(
                new ApplyStep(definitions, context -> upstream.manifests("", files -> Traefik.definitions(files.getFirst(), files.getLast())), spec, ports),
                new ApplyStep(install, (StepContext context) -> Traefik.install(spec.addresses(), spec.nodes().size(), release), spec, ports),
                new TraefikAddressStep(reached, spec, ports),
                new ApplyStep(routes, context -> Traefik.routes(platform), spec, ports),
                new HttpsStep(https, spec, platform, ports));
    }

    private static StepInfo info(StepId id, Duration limit, Duration usually, String polls, Edge... edges) {
        return NodeStepInfo.onCluster(id, COMPONENT, Patience.upTo(limit, usually, polls), List.of(edges));
    }
}
