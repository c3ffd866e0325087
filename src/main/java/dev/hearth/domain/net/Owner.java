// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Comparator;
import java.util.Locale;

/**
 * Who has addresses. Owners are ordered by who gives way: in a conflict the first of the two is the one to move.
 *
 * @param name tells owners of one kind apart: a node's name, a name server's address; empty where there is only one
 */
public record Owner(Kind kind, String name) implements Comparable<Owner> {
    public static final Owner VIP = new Owner(Kind.VIP, "");
    public static final Owner TRAEFIK = new Owner(Kind.TRAEFIK, "");
    public static final Owner POOL = new Owner(Kind.POOL, "");
    public static final Owner DHCP = new Owner(Kind.DHCP, "");
    public static final Owner DESKTOP = new Owner(Kind.DESKTOP, "");
    public static final Owner GATEWAY = new Owner(Kind.GATEWAY, "");
    public static final Owner NETWORK = new Owner(Kind.NETWORK, "");
    public static final Owner BROADCAST = new Owner(Kind.BROADCAST, "");
    public static final Owner SUBNET = new Owner(Kind.SUBNET, "");
    public static final Owner PODS = new Owner(Kind.PODS, "");
    public static final Owner SERVICES = new Owner(Kind.SERVICES, "");

    private static final Comparator<Owner> ORDER = Comparator.comparing(Owner::kind).thenComparing(Owner::name);

    public static Owner node(String name) {
        return new Owner(Kind.NODE, name);
    }

    public static Owner dns(Ipv4 server) {
        return new Owner(Kind.DNS, server.toString());
    }

    @Override
    public int compareTo(Owner other) {
        return ORDER.compare(this, other);
    }

    /** Language-neutral, as {@code vip} or {@code node:node1}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind.id() : kind.id() + ":" + name;
    }

    /** What an owner is, the ones that give way first. */
    public enum Kind {
        /** Shared address of the Kubernetes API. */
        VIP,
        /** Traefik's address, inside of the pool. */
        TRAEFIK,
        /** What MetalLB hands to Services. */
        POOL,
        NODE,
        /** What the router hands out. */
        DHCP,
        /** The machine that Hearth runs on. */
        DESKTOP,
        DNS,
        GATEWAY,
        /** The first address of the subnet, which no host may have. */
        NETWORK,
        /** The last address of the subnet, which no host may have. */
        BROADCAST,
        /** The LAN itself. */
        SUBNET,
        /** k3s's pod network. */
        PODS,
        /** k3s's Service network. */
        SERVICES;

        /** As in keys of texts: {@code owner.vip}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
