// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The three reservations of a cluster on a LAN (guide G80): the API's shared address, the addresses for Services, and
 * Traefik's among them.
 *
 * @param vip shared address of the Kubernetes API, announced by kube-vip
 * @param pool addresses that MetalLB hands to Services
 * @param traefik one of the pool
 */
public record AddressPlan(Lan lan, Ipv4 vip, AddressRange pool, Ipv4 traefik) {
    /** k3s's default pod network (cluster-cidr). */
    public static final Cidr PODS = Cidr.of("10.42.0.0/16");
    /** k3s's default Service network (service-cidr). */
    public static final Cidr SERVICES = Cidr.of("10.43.0.0/16");

    /** How far from the last node an address for another one is looked for. */
    private static final int NEAR = 256;

    /**
     * How many addresses a pool has at least: Traefik's and one for another Service; in a /29 or /30, where every address
     * counts, Traefik's alone.
     */
    public static int smallestPool(Cidr subnet) {
        return subnet.prefix() >= 29 ? 1 : 2;
    }

    /** An address for a further node: the first after those of the nodes that collides with nothing; empty when there is none near them. */
    public Optional<Ipv4> forNode() {
        Ipv4 last = lan.nodes().values().stream().max(Comparator.naturalOrder()).orElse(lan.subnet().hosts().first());
        int before = conflicts().size();
        return LongStream.rangeClosed(1, NEAR).mapToObj(last::plus).filter(lan.subnet()::contains).filter(each -> with(each).conflicts().size() == before).findFirst();
    }

    private AddressPlan with(Ipv4 node) {
        SortedMap<String, Ipv4> nodes = new TreeMap<>(lan.nodes());
        nodes.put("", node);
        return new AddressPlan(new Lan(lan.subnet(), lan.gateway(), lan.dnsServers(), lan.dhcp(), lan.desktop(), nodes), vip, pool, traefik);
    }

    /** All that collides, each pair of owners once, sorted. */
    public List<Conflict> conflicts() {
        return Claims.of(this).conflicts();
    }
}
