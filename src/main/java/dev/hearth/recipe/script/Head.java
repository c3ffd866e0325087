// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.release.Releases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a script says of itself. */
public final class Head {
    private Head() {}

    /** @param hearth version of Hearth */
    public static String of(ClusterSpec spec, Releases releases, String hearth, LocalDate date) {
        List<String> versions = new ArrayList<>(List.of("k3s " + releases.k3s().version(), "kube-vip " + releases.kubeVip().version()));
        if (spec.platform() != null) {
            new TreeMap<>(releases.others()).forEach((name, component) -> versions.add(name + " " + component.version()));
        }
        Map<String, String> places = Map.of(
                "cluster", spec.name(), "version", hearth, "date", date.toString(), "vip", spec.addresses().vip().toString(),
                "nodes", spec.nodes().stream().map(Head::node).collect(Collectors.joining("\n")),
                "versions", "#   " + String.join(", ", versions));
        String head = Pieces.HEAD;
        for (Map.Entry<String, String> place : places.entrySet()) {
            head = head.replace("{" + place.getKey() + "}", place.getValue());
        }
        return head;
    }

    private static String node(NodeSpec node) {
        return "#   " + node.name() + " (" + node.role().name().toLowerCase(Locale.ROOT) + ", " + node.address() + "), reached as " + node.access().destination();
    }
}
