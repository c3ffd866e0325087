// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.adopt;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.NodeObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a cluster's objects tells of its addresses, and what else stands on it.
 *
 * @param vip that kube-vip announces
 * @param pools of MetalLB, as they are written there
 * @param ingress address of a Service with HTTPS; Traefik's before others
 * @param stays workloads and settings, as facts
 */
record Traces(Optional<Ipv4> vip, List<String> pools, Optional<Ipv4> ingress, List<String> stays) {
    private static final String KUBE_SYSTEM = "kube-system";
    /** What k3s brings itself. */
    private static final Set<String> OF_K3S = Set.of("coredns", "local-path-provisioner", "metrics-server");
    private static final Set<String> ADDRESS = Set.of("address", "vip_address");

    Traces {
        pools = List.copyOf(pools);
        stays = List.copyOf(stays);
    }

    static Traces of(ClusterApi api) throws ProblemException, InterruptedException {
        ClusterObjects objects = api.objects();
        List<String> stays = new ArrayList<>();
        for (LiveObject node : objects.list("v1", "Node", "", "")) {
            settings(node).ifPresent(stays::add);
        }
        for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            for (LiveObject workload : objects.list("apps/v1", kind, "", "")) {
                ObjectRef ref = workload.ref();
                if (!ref.namespace().equals(KUBE_SYSTEM) || !OF_K3S.contains(ref.name())) {
                    stays.add(ref + images(workload));
                }
            }
        }
        List<String> pools = new ArrayList<>();
        for (LiveObject pool : objects.list("metallb.io/v1beta1", "IPAddressPool", "", "")) {
            pools.addAll(texts(pool, "addresses"));
        }
        return new Traces(vip(objects), pools, ingress(objects), stays);
    }

    /** A DaemonSet's pods and static pods alike (kube-vip's documentation, "Flags and environment variables"). */
    private static Optional<Ipv4> vip(ClusterObjects objects) throws ProblemException, InterruptedException {
        return objects.list("v1", "Pod", KUBE_SYSTEM, "").stream()
                .flatMap(pod -> pod.items("spec", "containers").stream())
                .filter(container -> container.text("image").filter(image -> image.contains("kube-vip")).isPresent())
                .flatMap(container -> container.items("env").stream())
                .filter(variable -> variable.text("name").filter(ADDRESS::contains).isPresent())
                .flatMap(variable -> variable.text("value").flatMap(Ipv4::parse).stream())
                .findFirst();
    }

    private static Optional<Ipv4> ingress(ClusterObjects objects) throws ProblemException, InterruptedException {
        List<LiveObject> services = objects.list("v1", "Service", "", "").stream()
                .filter(service -> service.text("spec", "type").filter("LoadBalancer"::equals).isPresent())
                .filter(service -> service.items("spec", "ports").stream().anyMatch(port -> port.number("port") == 443))
                .toList();
        return Stream.concat(services.stream().filter(service -> service.ref().name().contains("traefik")), services.stream())
                .flatMap(service -> service.items("status", "loadBalancer", "ingress").stream())
                .flatMap(given -> given.text("ip").flatMap(Ipv4::parse).stream())
                .findFirst();
    }

    /** A server's command line and files together, as k3s has written them down: without secrets. */
    private static Optional<String> settings(LiveObject node) {
        return NodeObjects.flags(node).map(flags -> {
            Map<String, List<String>> shown = new TreeMap<>(flags.without(Set.of("token", "agent-token", "server", "cluster-init")).values());
            return "Node " + node.ref().name() + ": " + String.join(", ", shown.entrySet().stream().map(flag -> flag.getKey() + " " + String.join(" ", flag.getValue())).toList());
        });
    }

    private static String images(LiveObject workload) {
        List<String> images = workload.items("spec", "template", "spec", "containers").stream().flatMap(container -> container.text("image").stream()).distinct().toList();
        return images.isEmpty() ? "" : " (" + String.join(", ", images) + ")";
    }

    private static List<String> texts(LiveObject object, String key) {
        return object.content().get("spec") instanceof Map<?, ?> spec && spec.get(key) instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }
}
