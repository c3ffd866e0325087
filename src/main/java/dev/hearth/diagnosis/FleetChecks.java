// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Preflight.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What only shows when nodes are compared: twins, clocks, paths between them, addresses that somebody has. */
final class FleetChecks {
    private final List<Subject> nodes;

    FleetChecks(List<Subject> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(twins("id.hostname", ProblemCode.PREFLIGHT_HOSTNAME_TWICE, node -> node.survey().one("id.hostname").stream().toList()));
        findings.addAll(twins("id.machineid", ProblemCode.PREFLIGHT_MACHINE_ID_TWICE, node -> node.survey().one("id.machine").stream().toList()));
        findings.addAll(twins("id.product", ProblemCode.PREFLIGHT_PRODUCT_TWICE, node -> node.survey().one("id.product").stream().toList()));
        findings.addAll(twins("id.mac", ProblemCode.PREFLIGHT_MAC_TWICE, this::lanMac));
        nodes.forEach(node -> findings.add(synced(node).on("time.sync", node.node().name())));
        nodes.forEach(node -> findings.add(skew(node).on("time.skew", node.node().name())));
        nodes.forEach(node -> findings.add(mesh(node).on("net.mesh", node.node().name())));
        nodes.forEach(node -> findings.add(mtu(node).on("net.mtu", node.node().name())));
        if (!nodes.isEmpty()) {
            findings.add(vip().on("ip.vip.free", ""));
            findings.add(pool().on("ip.pool", ""));
            findings.add(oneOwner().on("ip.dup", ""));
        }
        return findings;
    }

    private List<Finding> twins(String check, ProblemCode code, Function<Subject, List<String>> values) {
        Map<String, List<String>> owners = new TreeMap<>();
        nodes.forEach(node -> values.apply(node).forEach(value -> owners.computeIfAbsent(value, key -> new ArrayList<>()).add(node.node().name())));
        return nodes.stream()
                .map(node -> values.apply(node).stream().filter(value -> owners.getOrDefault(value, List.of()).size() > 1).findFirst()
                        .map(value -> Outcome.blocking(code, value + " (" + String.join(", ", owners.getOrDefault(value, List.of())) + ")", "-"))
                        .orElse(Outcome.ok(String.join(", ", values.apply(node))))
                        .on(check, node.node().name()))
                .toList();
    }

    /** The MAC of the interface on the LAN; bridges and tunnels may repeat themselves. */
    private List<String> lanMac(Subject node) {
        Optional<String> on = node.facts().interfaceOf(node.node().address());
        return node.survey().words("net.link").stream().filter(words -> words.length == 3 && on.filter(words[0]::equals).isPresent()).map(words -> words[1]).toList();
    }

    private static Outcome synced(Subject node) {
        Optional<String> synced = node.survey().one("time.synced");
        return synced.map(answer -> answer.equals("yes") ? Outcome.ok("NTP") : Outcome.shouldFix(ProblemCode.PREFLIGHT_TIME_SYNC, answer, "yes")).orElse(Outcome.notChecked());
    }

    /** Against the median of the nodes: more than 5 s is worth a look, more than 30 s makes certificates invalid. */
    private Outcome skew(Subject node) {
        List<Duration> clocks = nodes.stream().map(Subject::clock).sorted().toList();
        Duration off = node.clock().minus(clocks.get(clocks.size() / 2)).abs();
        String found = String.format(Locale.ROOT, "%.1f s", off.toMillis() / 1000.0);
        if (off.toSeconds() >= 30) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_CLOCK, found, "5 s");
        }
        return off.toSeconds() >= 5 ? Outcome.shouldFix(ProblemCode.PREFLIGHT_CLOCK, found, "5 s") : Outcome.ok(found);
    }

    private Outcome mesh(Subject node) {
        String silent = nodes.stream().map(other -> other.node()).filter(other -> !other.equals(node.node()))
                .filter(other -> !node.facts().answersPing(other.address()) && node.facts().neighbour(other.address()).isEmpty())
                .map(other -> other.name() + " " + other.address()).collect(Collectors.joining(", "));
        return silent.isEmpty() ? Outcome.ok(nodes.size() - 1 + "/" + (nodes.size() - 1)) : Outcome.blocking(ProblemCode.PREFLIGHT_MESH, silent, "ping");
    }

    private Outcome mtu(Subject node) {
        Map<String, String> mtus = new TreeMap<>();
        nodes.forEach(each -> mtuOf(each).ifPresent(value -> mtus.put(each.node().name(), value)));
        boolean same = mtus.values().stream().distinct().count() <= 1;
        return same ? Outcome.ok(mtuOf(node).orElse("-")) : Outcome.shouldFix(ProblemCode.PREFLIGHT_MTU, mtus.toString(), "-");
    }

    static Optional<String> mtuOf(Subject node) {
        Optional<String> on = node.facts().interfaceOf(node.node().address());
        return node.survey().words("net.link").stream().filter(words -> words.length == 3 && on.filter(words[0]::equals).isPresent()).map(words -> words[2]).findFirst();
    }

    /** Somebody else has the VIP: it answers, or its MAC is known, and none of the nodes of this cluster holds it, or took it while we asked. */
    private Outcome vip() {
        Ipv4 vip = nodes.getFirst().spec().addresses().vip();
        if (nodes.stream().anyMatch(node -> node.ours() && node.facts().addresses().stream().anyMatch(has -> has.address().equals(vip)))) {
            return Outcome.ok("kube-vip");
        }
        boolean taken = nodes.stream().anyMatch(Subject::ours) && macs(vip).findAny().isPresent() && macs(vip).allMatch(own()::contains);
        if (taken) {
            return Outcome.ok("kube-vip");
        }
        return owner(vip).map(found -> Outcome.blocking(ProblemCode.PREFLIGHT_VIP_TAKEN, vip + " " + found, "-")).orElse(Outcome.ok(vip.toString()));
    }

    private Outcome pool() {
        AddressRange pool = nodes.getFirst().spec().addresses().pool();
        if (nodes.stream().anyMatch(Subject::ours)) {
            return Outcome.ok(pool.toString());
        }
        List<String> taken = new ArrayList<>();
        for (Ipv4 address : PoolSample.at(pool)) {
            owner(address).ifPresent(found -> taken.add(address + " " + found));
        }
        return taken.isEmpty() ? Outcome.ok(pool.toString()) : Outcome.shouldFix(ProblemCode.PREFLIGHT_POOL_TAKEN, String.join(", ", taken), "-");
    }

    /**
     * Two MAC addresses for one address, as different nodes see it. The VIP and addresses of the pool move between the cluster's own nodes, and
     * a node that had no reason to ask remembers the one before.
     */
    private Outcome oneOwner() {
        AddressPlan plan = nodes.getFirst().spec().addresses();
        Set<String> own = own();
        Map<String, Set<String>> owners = new TreeMap<>();
        nodes.forEach(node -> node.survey().words("net.neighbour").stream().filter(words -> words.length == 2)
                .forEach(words -> owners.computeIfAbsent(words[0], key -> new TreeSet<>()).add(words[1])));
        String twice = owners.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .filter(entry -> !(own.containsAll(entry.getValue()) && shared(entry.getKey(), plan)))
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue())).collect(Collectors.joining("; "));
        return twice.isEmpty() ? Outcome.ok("-") : Outcome.blocking(ProblemCode.PREFLIGHT_ADDRESS_TWICE, twice, "1");
    }

    private static boolean shared(String address, AddressPlan plan) {
        return Ipv4.parse(address).filter(found -> found.equals(plan.vip()) || plan.pool().contains(found)).isPresent();
    }

    /** MAC addresses of the cluster's own nodes. */
    private Set<String> own() {
        return nodes.stream().flatMap(node -> node.survey().words("net.link").stream()).filter(words -> words.length > 1).map(words -> words[1]).collect(Collectors.toSet());
    }

    private Stream<String> macs(Ipv4 address) {
        return nodes.stream().flatMap(node -> node.facts().neighbour(address).stream());
    }

    private Optional<String> owner(Ipv4 address) {
        Optional<String> mac = macs(address).findFirst();
        return mac.or(() -> nodes.stream().anyMatch(node -> node.facts().answersPing(address)) ? Optional.of("ping") : Optional.empty());
    }
}
