// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.NodeFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A node's network: its address, routes, name servers, ports, firewall and what it reaches. */
final class NetworkChecks {
    /** k3s documentation, "Requirements: Networking"; 7946 is MetalLB's memberlist, 80 and 443 are Traefik's on the LAN address. */
    private static final Set<String> SERVER_PORTS = Set.of("tcp 6443", "tcp 2379", "tcp 2380", "tcp 2381", "tcp 10250", "tcp 10257", "tcp 10259", "udp 8472",
            "tcp 7946", "udp 7946", "tcp 6444", "tcp 2112");
    private static final Set<String> AGENT_PORTS = Set.of("tcp 10250", "udp 8472", "tcp 7946", "udp 7946", "tcp 6444");

    static final List<NodeCheck> ALL = List.of(
            new NodeCheck("net.ip", NetworkChecks::address),
            new NodeCheck("net.static", NetworkChecks::fixed),
            new NodeCheck("net.route", NetworkChecks::route),
            new NodeCheck("net.wifi", NetworkChecks::wireless),
            new NodeCheck("net.cidr", NetworkChecks::clusterNetworks),
            new NodeCheck("net.resolv", NetworkChecks::nameServers),
            new NodeCheck("net.ports", NetworkChecks::ports),
            new NodeCheck("net.fw", NetworkChecks::firewall),
            new NodeCheck("net.out", NetworkChecks::outside));

    private NetworkChecks() {}

    private static Outcome address(Subject node) {
        Ipv4 planned = node.node().address();
        String there = node.facts().addresses().stream().map(has -> has.address() + " (" + has.networkInterface() + ")").collect(Collectors.joining(", "));
        Optional<String> on = node.facts().interfaceOf(planned);
        if (on.isEmpty()) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_ADDRESS, there, planned.toString());
        }
        String wanted = node.node().networkInterface();
        return wanted != null && !wanted.equals(on.get())
                ? Outcome.blocking(ProblemCode.PREFLIGHT_INTERFACE, on.get(), wanted)
                : Outcome.ok(planned + " (" + on.get() + ")");
    }

    private static Outcome fixed(Subject node) {
        Optional<NodeFacts.Address> found = node.facts().addresses().stream().filter(has -> has.address().equals(node.node().address())).findFirst();
        return found.map(has -> has.dynamic()
                        ? Outcome.shouldFix(ProblemCode.PREFLIGHT_ADDRESS_DYNAMIC, "DHCP", has.address().toString())
                        : Outcome.ok("static"))
                .orElse(Outcome.notChecked());
    }

    private static Outcome route(Subject node) {
        List<String> defaults = node.survey().words("net.route").stream()
                .filter(words -> words.length == 3 && words[0].equals("default")).map(words -> words[1] + " (" + words[2] + ")").toList();
        if (defaults.isEmpty()) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_NO_ROUTE, "-", "default");
        }
        return defaults.size() > 1 ? Outcome.shouldFix(ProblemCode.PREFLIGHT_MANY_ROUTES, String.join(", ", defaults), "1") : Outcome.ok(defaults.getFirst());
    }

    private static Outcome wireless(Subject node) {
        Optional<String> on = node.facts().interfaceOf(node.node().address());
        return on.isPresent() && node.survey().all("net.wireless").contains(on.get())
                ? Outcome.shouldFix(ProblemCode.PREFLIGHT_WIFI, on.get(), "-")
                : Outcome.ok("-");
    }

    /** The pods' and Services' networks cannot be changed later, so nothing else may use them (k3s documentation, cluster-cidr). */
    private static Outcome clusterNetworks(Subject node) {
        String taken = node.survey().words("net.route").stream()
                .filter(words -> words.length == 3 && !node.ours())
                .filter(words -> Cidr.suggest(words[0].contains("/") ? words[0] : words[0] + "/32")
                        .filter(route -> route.overlaps(AddressPlan.PODS) || route.overlaps(AddressPlan.SERVICES)).isPresent())
                .map(words -> words[0] + " (" + words[2] + ")")
                .collect(Collectors.joining(", "));
        return taken.isEmpty() ? Outcome.ok("-") : Outcome.blocking(ProblemCode.PREFLIGHT_CLUSTER_NETWORK, taken, AddressPlan.PODS + ", " + AddressPlan.SERVICES);
    }

    private static Outcome nameServers(Subject node) {
        List<String> servers = node.survey().all("net.nameserver");
        if (servers.isEmpty()) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_NO_DNS, "-", "nameserver");
        }
        if (servers.stream().allMatch(server -> server.startsWith("127.")) && node.survey().one("net.resolved").isEmpty()) {
            return Outcome.shouldFix(ProblemCode.PREFLIGHT_DNS_LOOPBACK, String.join(", ", servers), String.valueOf(node.spec().addresses().lan().gateway()));
        }
        List<String> wild = node.survey().all("net.wildcard");
        return wild.isEmpty()
                ? Outcome.ok(String.join(", ", servers))
                : Outcome.shouldFix(ProblemCode.PREFLIGHT_DNS_WILDCARD, String.join(", ", wild), "NXDOMAIN");
    }

    private static Outcome ports(Subject node) {
        if (node.ours()) {
            return Outcome.ok("k3s");
        }
        Set<String> needed = node.server() ? SERVER_PORTS : AGENT_PORTS;
        String taken = node.facts().ports().stream()
                .filter(port -> needed.contains(port[0] + " " + port[1]))
                .map(port -> Arrays.stream(port).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
        return taken.isEmpty() ? Outcome.ok("-") : Outcome.blocking(ProblemCode.PREFLIGHT_PORTS, taken, "-");
    }

    private static Outcome firewall(Subject node) {
        String active = String.join(", ", node.survey().all("net.firewall"));
        return active.isEmpty() ? Outcome.ok("-") : Outcome.shouldFix(ProblemCode.PREFLIGHT_FIREWALL, active, "6443/tcp, 2379-2380/tcp, 10250/tcp, 8472/udp, 7946, 10.42.0.0/16, 10.43.0.0/16");
    }

    /** Any HTTP answer will do, 401 is what registries say. */
    private static Outcome outside(Subject node) {
        List<String[]> asked = node.survey().words("net.out");
        List<String[]> known = asked.stream().filter(words -> words.length == 3 && !words[1].equals("127")).toList();
        if (known.isEmpty()) {
            return Outcome.notChecked();
        }
        String silent = known.stream().filter(words -> !words[1].equals("0")).map(words -> words[0]).collect(Collectors.joining(", "));
        return silent.isEmpty()
                ? Outcome.ok(known.stream().map(words -> words[0]).collect(Collectors.joining(", ")))
                : Outcome.shouldFix(ProblemCode.PREFLIGHT_OUTSIDE, silent, "HTTPS");
    }
}
