// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.adopt;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressPlanner;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.node.NodeFacts;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The addresses of a cluster that stands, as far as its server and its objects tell. A plan names a pool and Traefik's address even where
 * nothing has them yet: those are proposed, clear of what was found.
 */
record AdoptedNetwork(Optional<Cidr> subnet, Optional<Ipv4> gateway, List<Ipv4> dns, Traces traces, Ipv4 server) {
    static AdoptedNetwork of(NodeFacts facts, Ipv4 server, Traces traces) {
        Optional<NodeFacts.Address> own = facts.addresses().stream().filter(has -> has.address().equals(server)).findFirst();
        Optional<Ipv4> gateway = facts.survey().words("net.route").stream()
                .filter(words -> words.length == 3 && words[0].equals("default") && own.filter(has -> has.networkInterface().equals(words[2])).isPresent())
                .flatMap(words -> Ipv4.parse(words[1]).stream()).findFirst();
        List<Ipv4> dns = facts.survey().all("net.nameserver").stream().flatMap(text -> Ipv4.parse(text).stream()).filter(address -> !address.toString().startsWith("127.")).toList();
        return new AdoptedNetwork(own.map(has -> Cidr.around(server, has.prefix())), gateway, dns, traces, server);
    }

    ClusterDraft.Network draft() {
        Optional<AddressRange> pool = traces.pools().stream().flatMap(text -> range(text).stream()).filter(range -> subnet.filter(lan -> lan.range().contains(range)).isPresent()).findFirst();
        Optional<Ipv4> ingress = traces.ingress().filter(address -> pool.filter(range -> range.contains(address)).isPresent());
        Optional<AddressPlan> proposed = pool.isPresent() ? Optional.empty() : proposal();
        return new ClusterDraft.Network(text(subnet), text(gateway), String.join(", ", dns.stream().map(Ipv4::toString).toList()), "", text(traces.vip()),
                text(pool.or(() -> proposed.map(AddressPlan::pool))),
                text(ingress.or(() -> pool.map(AddressRange::first)).or(() -> proposed.map(AddressPlan::traefik))), "");
    }

    /** Clear of the router, of the server asked and of the shared address. */
    private Optional<AddressPlan> proposal() {
        TreeMap<String, Ipv4> taken = new TreeMap<>();
        taken.put("server", server);
        traces.vip().ifPresent(vip -> taken.put("vip", vip));
        return subnet.flatMap(lan -> AddressPlanner.propose(new Lan(lan, gateway.orElse(null), dns, null, null, taken), AddressPlanner.USUAL_POOL));
    }

    /** MetalLB writes a range, or a network. */
    private static Optional<AddressRange> range(String text) {
        return AddressRange.parse(text).or(() -> Cidr.parse(text).map(Cidr::range));
    }

    private static String text(Optional<?> found) {
        return found.map(Object::toString).orElse("");
    }
}
