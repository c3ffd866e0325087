// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import dev.hearth.domain.net.Owner.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of who may share addresses with whom. What one machine can be at once is no conflict: the router is often a name
 * server, and Hearth may run on a node. A router keeps itself out of its own DHCP range, whatever that range says; a desktop
 * or a name server may have a lease. A node may not: an etcd member can never change its address.
 */
final class Conflicts {
    private static final Set<Kind> ROLES = EnumSet.of(Kind.DNS, Kind.DESKTOP);
    private static final Set<Kind> FOUND_ON_A_LAN = EnumSet.of(Kind.DNS, Kind.DESKTOP, Kind.GATEWAY, Kind.NODE, Kind.DHCP);

    private final Cidr subnet;
    private final List<Conflict> found = new ArrayList<>();

    private Conflicts(Cidr subnet) {
        this.subnet = subnet;
    }

    static List<Conflict> of(Claims claims) {
        Conflicts conflicts = new Conflicts(claims.subnet());
        conflicts.pairs(claims);
        claims.list().forEach(conflicts::place);
        conflicts.clusterNetworks(Owner.SUBNET, claims.subnet().range());
        conflicts.traefik(claims);
        return conflicts.found.stream().sorted().toList();
    }

    /** Sorted by first address, a claim can only overlap those that begin before it ends. */
    private void pairs(Claims claims) {
        List<Claim> sorted = new ArrayList<>(claims.list());
        subnet.broadcast().ifPresent(broadcast -> {
            sorted.add(Claim.of(Owner.NETWORK, subnet.first()));
            sorted.add(Claim.of(Owner.BROADCAST, broadcast));
        });
        sorted.sort(Comparator.comparing(claim -> claim.addresses().first()));
        for (int i = 0; i < sorted.size(); i++) {
            Claim one = sorted.get(i);
            for (int j = i + 1; j < sorted.size(); j++) {
                Optional<AddressRange> shared = one.addresses().intersection(sorted.get(j).addresses());
                if (shared.isEmpty()) {
                    break;
                }
                pair(one.owner(), sorted.get(j).owner(), shared.get());
            }
        }
    }

    private void pair(Owner one, Owner two, AddressRange shared) {
        Set<Kind> kinds = EnumSet.of(one.kind(), two.kind());
        if (!mayShare(one.kind(), two.kind())) {
            ConflictCode code = kinds.contains(Kind.NETWORK) ? ConflictCode.ON_NETWORK_ADDRESS
                    : kinds.contains(Kind.BROADCAST) ? ConflictCode.ON_BROADCAST_ADDRESS : ConflictCode.OVERLAP;
            found.add(Conflict.between(code, one, two, shared));
        }
    }

    private static boolean mayShare(Kind one, Kind two) {
        Set<Kind> kinds = EnumSet.of(one, two);
        boolean sameMachine = (ROLES.contains(one) && FOUND_ON_A_LAN.contains(two)) || (ROLES.contains(two) && FOUND_ON_A_LAN.contains(one));
        boolean routerKnows = kinds.contains(Kind.DHCP)
                && (kinds.contains(Kind.GATEWAY) || kinds.contains(Kind.NETWORK) || kinds.contains(Kind.BROADCAST));
        return sameMachine || routerKnows || kinds.equals(EnumSet.of(Kind.TRAEFIK, Kind.POOL));
    }

    private void place(Claim claim) {
        List<AddressRange> outside = claim.addresses().minus(subnet.range());
        if (outside.isEmpty()) {
            return;
        }
        if (!ROLES.contains(claim.owner().kind())) {
            AddressRange where = outside.size() == 1 ? outside.getFirst() : claim.addresses();
            found.add(Conflict.between(ConflictCode.OUTSIDE_SUBNET, claim.owner(), Owner.SUBNET, where));
        }
        clusterNetworks(claim.owner(), claim.addresses());
    }

    private void clusterNetworks(Owner owner, AddressRange addresses) {
        addresses.intersection(AddressPlan.PODS.range())
                .ifPresent(where -> found.add(Conflict.between(ConflictCode.CLUSTER_NETWORK, owner, Owner.PODS, where)));
        addresses.intersection(AddressPlan.SERVICES.range())
                .ifPresent(where -> found.add(Conflict.between(ConflictCode.CLUSTER_NETWORK, owner, Owner.SERVICES, where)));
    }

    private void traefik(Claims claims) {
        Optional<AddressRange> pool = claims.of(Owner.POOL);
        Optional<AddressRange> traefik = claims.of(Owner.TRAEFIK);
        if (pool.isEmpty() || traefik.isEmpty()) {
            return;
        }
        if (!pool.get().contains(traefik.get())) {
            found.add(new Conflict(ConflictCode.TRAEFIK_OUTSIDE_POOL, Owner.TRAEFIK, Owner.POOL, traefik.get()));
        } else if (pool.get().size() < AddressPlan.smallestPool(subnet)) {
            found.add(new Conflict(ConflictCode.POOL_TOO_SMALL, Owner.TRAEFIK, Owner.POOL, pool.get()));
        }
    }
}
