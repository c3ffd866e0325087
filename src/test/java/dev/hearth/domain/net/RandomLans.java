// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes LANs as they are at home, and plans as people mistype them. */
final class RandomLans {
    private static final List<Cidr> HOMES = List.of(Cidr.of("192.168.0.0/16"), Cidr.of("172.16.0.0/12"), Cidr.of("10.44.0.0/14"), Cidr.of("10.128.0.0/9"));

    private RandomLans() {}

    static Ipv4 address(Random random, AddressRange range) {
        return range.first().plus(random.nextLong(range.size()));
    }

    static AddressRange range(Random random, AddressRange inside) {
        Ipv4 one = address(random, inside);
        Ipv4 two = random.nextBoolean() ? address(random, inside) : new Ipv4(Math.min(one.bits() + random.nextInt(30), inside.last().bits()));
        return one.compareTo(two) <= 0 ? new AddressRange(one, two) : new AddressRange(two, one);
    }

    static Cidr subnet(Random random, int smallestPrefix) {
        int prefix = smallestPrefix + random.nextInt(31 - smallestPrefix);
        return Cidr.around(address(random, HOMES.get(random.nextInt(HOMES.size())).range()), prefix);
    }

    /** A LAN that works: machines have addresses of their own, nodes are outside of the DHCP range. */
    static Lan clean(Random random, int smallestPrefix) {
        Cidr subnet = subnet(random, smallestPrefix);
        AddressRange hosts = subnet.hosts();
        AddressRange dhcp = random.nextInt(3) == 0 ? null : range(random, hosts);
        Set<Ipv4> taken = new HashSet<>();
        Ipv4 gateway = random.nextInt(4) == 0 ? null : random.nextBoolean() ? hosts.first() : random.nextBoolean() ? hosts.last() : address(random, hosts);
        if (gateway != null) {
            taken.add(gateway);
        }
        List<Ipv4> dns = new ArrayList<>();
        if (gateway != null && random.nextBoolean()) {
            dns.add(gateway);
        }
        if (random.nextInt(3) == 0) {
            dns.add(random.nextBoolean() ? Ipv4.of("9.9.9.9") : address(random, hosts));
        }
        Ipv4 desktop = random.nextBoolean() ? null : address(random, hosts);
        SortedMap<String, Ipv4> nodes = new TreeMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Ipv4 address = address(random, hosts);
            if ((dhcp == null || !dhcp.contains(address)) && taken.add(address)) {
                nodes.put("node" + i, address);
            }
        }
        return new Lan(subnet, gateway, dns, dhcp, desktop, nodes);
    }

    /** Claims that may be wrong in every way: anywhere in the subnet and a little around it, on top of one another. */
    static Claims muddle(Random random, int smallestPrefix) {
        Cidr subnet = random.nextInt(8) == 0 ? Cidr.around(Ipv4.of("10.4" + (1 + random.nextInt(3)) + ".255.200"), 24) : subnet(random, smallestPrefix);
        AddressRange around = new AddressRange(subnet.first().plus(-3), subnet.last().plus(3));
        List<Claim> list = new ArrayList<>();
        for (Owner owner : List.of(Owner.VIP, Owner.TRAEFIK, Owner.GATEWAY, Owner.DESKTOP)) {
            if (random.nextInt(4) > 0) {
                list.add(Claim.of(owner, address(random, around)));
            }
        }
        for (Owner owner : List.of(Owner.POOL, Owner.DHCP)) {
            if (random.nextInt(4) > 0) {
                list.add(new Claim(owner, range(random, around)));
            }
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(Claim.of(Owner.node("node" + i), address(random, around)));
        }
        Ipv4 dns = random.nextBoolean() ? Ipv4.of("10.43.0.10") : address(random, around);
        list.add(Claim.of(Owner.dns(dns), dns));
        return new Claims(subnet, list);
    }
}
