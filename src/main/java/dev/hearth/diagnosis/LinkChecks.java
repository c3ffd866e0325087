// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a node hangs on the LAN: its subnet, its other interfaces, its speed, and what a proxy would take away from the cluster. */
final class LinkChecks {
    static final List<NodeCheck> ALL = List.of(
            new NodeCheck("net.l2", LinkChecks::subnet),
            new NodeCheck("net.multi", LinkChecks::otherInterfaces),
            new NodeCheck("net.speed", LinkChecks::speed),
            new NodeCheck("net.proxy", LinkChecks::proxy));

    private LinkChecks() {}

    /** ARP asks the link alone: a node for which the VIP or the pool is elsewhere sends to its gateway instead. */
    private static Outcome subnet(Subject node) {
        Optional<Cidr> own = node.facts().addresses().stream().filter(has -> has.address().equals(node.node().address()))
                .map(has -> Cidr.around(has.address(), has.prefix())).findFirst();
        if (own.isEmpty()) {
            return Outcome.notChecked();
        }
        AddressPlan plan = node.spec().addresses();
        boolean all = own.get().contains(plan.vip()) && own.get().contains(plan.pool().first()) && own.get().contains(plan.pool().last());
        return all ? Outcome.ok(own.get().toString()) : Outcome.blocking(ProblemCode.PREFLIGHT_SUBNET, own.get().toString(), plan.lan().subnet().toString());
    }

    private static Outcome otherInterfaces(Subject node) {
        String lan = node.facts().interfaceOf(node.node().address()).orElse("");
        Set<String> own = Set.of("cni0", "flannel.1", "kube-ipvs0", lan);
        String others = node.facts().addresses().stream().filter(has -> !own.contains(has.networkInterface()))
                .map(has -> has.networkInterface() + " " + has.address()).collect(Collectors.joining(", "));
        return others.isEmpty() ? Outcome.ok(lan) : Outcome.info(ProblemCode.PREFLIGHT_OTHER_INTERFACES, others);
    }

    private static Outcome speed(Subject node) {
        Optional<String> lan = node.facts().interfaceOf(node.node().address());
        Optional<String[]> link = node.survey().words("net.speed").stream()
                .filter(words -> words.length == 3 && lan.filter(words[0]::equals).isPresent() && words[1].matches("[0-9]{1,7}")).findFirst();
        return link.map(words -> Integer.parseInt(words[1]) < 1000 || words[2].equals("half")
                        ? Outcome.info(ProblemCode.PREFLIGHT_LINK_SLOW, words[1] + " Mbit/s " + words[2])
                        : Outcome.ok(words[1] + " Mbit/s"))
                .orElse(Outcome.notChecked());
    }

    /** k3s hands a proxy on to all that it starts (k3s documentation, "Configuring an HTTP proxy"). */
    private static Outcome proxy(Subject node) {
        List<String> proxies = node.survey().all("net.proxy");
        if (proxies.isEmpty()) {
            return Outcome.ok("-");
        }
        List<String> except = node.survey().all("net.noproxy").stream().flatMap(line -> Arrays.stream(line.split("[, ]+"))).toList();
        List<String> missing = new ArrayList<>();
        AddressPlan plan = node.spec().addresses();
        List<Ipv4> local = new ArrayList<>(List.of(plan.vip()));
        node.spec().nodes().forEach(each -> local.add(each.address()));
        local.stream().filter(address -> except.stream().noneMatch(entry -> covers(entry, address))).map(Ipv4::toString).forEach(missing::add);
        List.of(AddressPlan.PODS.toString(), AddressPlan.SERVICES.toString(), ".svc", ".cluster.local").stream()
                .filter(name -> !except.contains(name)).forEach(missing::add);
        return missing.isEmpty()
                ? Outcome.ok(String.join(", ", proxies))
                : Outcome.shouldFix(ProblemCode.PREFLIGHT_PROXY, String.join(", ", proxies), "NO_PROXY: " + String.join(",", missing));
    }

    private static boolean covers(String entry, Ipv4 address) {
        return entry.equals(address.toString()) || Cidr.parse(entry).filter(cidr -> cidr.contains(address)).isPresent();
    }
}
