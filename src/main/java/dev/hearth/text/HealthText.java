// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of a cluster works, and what may still fail, in sentences with its own numbers. */
public final class HealthText {
    private HealthText() {}

    /** The API first, then the servers, then what is missing. */
    public static List<String> of(Health health, ClusterSpec spec, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(health.answers() ? "health.api" : "health.silent", Map.of("vip", spec.addresses().vip().toString())));
        lines.add(texts.get(!health.answers() ? "health.silent-servers" : health.spare() < 0 ? "health.lost" : "health.servers",
                Map.of("voting", String.valueOf(health.voting()), "servers", String.valueOf(health.servers().servers()), "spare", String.valueOf(health.spare()),
                        "majority", String.valueOf(health.servers().majority()))));
        if (!health.served()) {
            lines.add(texts.get("health.unserved", Map.of("address", spec.addresses().traefik().toString())));
        }
        if (!health.away().isEmpty()) {
            lines.add(texts.get("health.away", Map.of("nodes", String.join(", ", new TreeSet<>(health.away())))));
        }
        String waiting = health.workloads().entrySet().stream().filter(each -> each.getValue().ready() < each.getValue().all()).map(Map.Entry::getKey).sorted()
                .map(component -> texts.get("component." + component)).collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            lines.add(texts.get("health.pods", Map.of("components", waiting)));
        }
        return List.copyOf(lines);
    }

    /** @param asPlanned whether everything that was looked at is as planned */
    public static String level(Health health, boolean asPlanned, Texts texts) {
        return texts.get("health." + health.level(asPlanned).name().toLowerCase(Locale.ROOT));
    }

    public static String workloads(Health.Workloads found, Texts texts) {
        return texts.get("health.workloads", Map.of("ready", String.valueOf(found.ready()), "all", String.valueOf(found.all())));
    }
}
