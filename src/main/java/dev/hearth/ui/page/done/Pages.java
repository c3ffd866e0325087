// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.OutsideService;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pages that the run has seen answer.
 *
 * @param authority namespace and name of the Secret of the home's own CA; empty when browsers trust the certificate without it
 */
record Pages(List<Link> links, Optional<String> authority) {
    Pages {
        links = List.copyOf(links);
    }

    /** @param key of its title, {@code done.link.<key>}, which may name the page by {@code name} */
    record Link(String key, String name, String url) {
        /** Of controls. */
        String id() {
            return name.isEmpty() ? key : key + "-" + name;
        }
    }

    static Pages of(ClusterSpec spec, RunState run) {
        List<Link> links = new ArrayList<>();
        asked(run, "cluster/argo-cd-page").ifPresent(url -> links.add(new Link("argo-cd", "", url)));
        asked(run, "cluster/https").ifPresent(url -> links.add(new Link("traefik", "", url + "dashboard/")));
        PlatformSpec platform = spec.platform();
        if (platform != null && asked(run, "cluster/routes").isPresent()) {
            for (OutsideService service : platform.services()) {
                links.add(new Link("service", service.name(), "https://" + platform.host(service.name()) + "/"));
            }
        }
        return new Pages(links, asked(run, "cluster/private-ca").map(object -> object.substring(object.indexOf(' ') + 1)));
    }

    /** What a step that is ready asks, as an address or an object. */
    private static Optional<String> asked(RunState run, String id) {
        StepId step = StepId.of(id);
        return run.step(step).filter(state -> state.status().ready()).flatMap(state -> run.plan().ordinal(step))
                .map(ordinal -> run.plan().info(ordinal).patience().polls());
    }
}
