// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who has which addresses of a LAN: of a whole plan, or of as much as is known of one that is still being typed.
 *
 * @param list without network, broadcast, subnet and k3s's own networks, which follow from {@code subnet}; sorted by owner
 */
public record Claims(Cidr subnet, List<Claim> list) {
    /** @throws IllegalArgumentException when an owner is named twice */
    public Claims {
        list = List.copyOf(list.stream()
                .collect(Collectors.toMap(Claim::owner, Function.identity(), Claims::refuseTwice, TreeMap::new))
                .values());
    }

    public static Claims of(Lan lan) {
        List<Claim> list = new ArrayList<>();
        if (lan.gateway() != null) {
            list.add(Claim.of(Owner.GATEWAY, lan.gateway()));
        }
        lan.dnsServers().stream().distinct().forEach(server -> list.add(Claim.of(Owner.dns(server), server)));
        if (lan.dhcp() != null) {
            list.add(new Claim(Owner.DHCP, lan.dhcp()));
        }
        if (lan.desktop() != null) {
            list.add(Claim.of(Owner.DESKTOP, lan.desktop()));
        }
        lan.nodes().forEach((name, address) -> list.add(Claim.of(Owner.node(name), address)));
        return new Claims(lan.subnet(), list);
    }

    public static Claims of(AddressPlan plan) {
        return of(plan.lan())
                .with(Owner.VIP, AddressRange.single(plan.vip()))
                .with(Owner.POOL, plan.pool())
                .with(Owner.TRAEFIK, AddressRange.single(plan.traefik()));
    }

    /** With that owner too. */
    public Claims with(Owner owner, AddressRange addresses) {
        return new Claims(subnet, Stream.concat(list.stream(), Stream.of(new Claim(owner, addresses))).toList());
    }

    public Optional<AddressRange> of(Owner owner) {
        return list.stream().filter(claim -> claim.owner().equals(owner)).map(Claim::addresses).findFirst();
    }

    /** All that collides, each pair of owners once, sorted. */
    public List<Conflict> conflicts() {
        return Conflicts.of(this);
    }

    private static Claim refuseTwice(Claim one, Claim two) {
        throw new IllegalArgumentException(one.owner() + " has both " + one.addresses() + " and " + two.addresses());
    }
}
