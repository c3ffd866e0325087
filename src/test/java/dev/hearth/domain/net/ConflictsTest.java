// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static dev.hearth.domain.net.ConflictCode.CLUSTER_NETWORK;
import static dev.hearth.domain.net.ConflictCode.ON_BROADCAST_ADDRESS;
import static dev.hearth.domain.net.ConflictCode.ON_NETWORK_ADDRESS;
import static dev.hearth.domain.net.ConflictCode.OUTSIDE_SUBNET;
import static dev.hearth.domain.net.ConflictCode.OVERLAP;
import static dev.hearth.domain.net.ConflictCode.POOL_TOO_SMALL;
import static dev.hearth.domain.net.ConflictCode.TRAEFIK_OUTSIDE_POOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictsTest {
    private static final Cidr LAN = Cidr.of("192.168.5.0/24");
    /** Who may have the same address, as pairs of kinds: the rules once more, written out. */
    private static final Set<String> MAY_SHARE = Set.of(
            "TRAEFIK POOL", "DHCP DESKTOP", "DHCP DNS", "DHCP GATEWAY", "DHCP NETWORK", "DHCP BROADCAST", "NODE DESKTOP", "NODE DNS", "DESKTOP DNS", "DESKTOP GATEWAY",
            "DNS GATEWAY", "DNS DNS", "DESKTOP DESKTOP");

    @Test
    void theGuidesPlanIsFreeOfConflicts() {
        assertEquals(List.of(), guide().conflicts());
    }

    @ParameterizedTest
    @CsvSource({
        "VIP, 192.168.5.205, VIP, POOL, OVERLAP, 192.168.5.205",
        "VIP, 192.168.5.11, VIP, NODE, OVERLAP, 192.168.5.11",
        "VIP, 192.168.5.120, VIP, DHCP, OVERLAP, 192.168.5.120",
        "VIP, 192.168.5.1, VIP, GATEWAY, OVERLAP, 192.168.5.1",
        "VIP, 192.168.5.2, VIP, DNS, OVERLAP, 192.168.5.2",
        "VIP, 192.168.5.50, VIP, DESKTOP, OVERLAP, 192.168.5.50",
        "VIP, 192.168.5.0, VIP, NETWORK, ON_NETWORK_ADDRESS, 192.168.5.0",
        "VIP, 192.168.5.255, VIP, BROADCAST, ON_BROADCAST_ADDRESS, 192.168.5.255",
        "VIP, 192.168.6.9, VIP, SUBNET, OUTSIDE_SUBNET, 192.168.6.9",
        "TRAEFIK, 192.168.5.221, TRAEFIK, POOL, TRAEFIK_OUTSIDE_POOL, 192.168.5.221",
        "POOL, 192.168.5.201-192.168.5.255, POOL, BROADCAST, ON_BROADCAST_ADDRESS, 192.168.5.255",
        "POOL, 192.168.5.201, TRAEFIK, POOL, POOL_TOO_SMALL, 192.168.5.201",
        "NODE, 192.168.5.119, NODE, DHCP, OVERLAP, 192.168.5.119",
        "NODE, 192.168.5.1, NODE, GATEWAY, OVERLAP, 192.168.5.1",
        "NODE, 192.168.4.12, NODE, SUBNET, OUTSIDE_SUBNET, 192.168.4.12",
        "GATEWAY, 192.168.6.1, GATEWAY, SUBNET, OUTSIDE_SUBNET, 192.168.6.1",
        "DHCP, 192.168.5.150-192.168.5.199, VIP, VIP, ,",
        "DHCP, 192.168.5.250-192.168.6.9, DHCP, SUBNET, OUTSIDE_SUBNET, 192.168.6.0-192.168.6.9"
    })
    void onePlaceChangedMakesOneConflict(Owner.Kind moved, String to, Owner.Kind owner, Owner.Kind other, ConflictCode code, String addresses) {
        List<Conflict> found = moved(moved, to).conflicts();
        if (code == null) {
            assertEquals(List.of(), found);
            return;
        }
        assertEquals(1, found.size(), found::toString);
        Conflict conflict = found.getFirst();
        assertEquals(code, conflict.code());
        assertEquals(List.of(owner, other), conflict.owners().stream().map(Owner::kind).toList());
        assertEquals(AddressRange.of(addresses), conflict.addresses());
    }

    @ParameterizedTest
    @CsvSource({"DNS, 192.168.5.1", "DNS, 9.9.9.9", "DNS, 192.168.5.11", "DNS, 192.168.5.120", "DESKTOP, 192.168.5.120", "DESKTOP, 192.168.5.1", "DESKTOP, 192.168.5.11", "DESKTOP, 172.16.0.9",
        "GATEWAY, 192.168.5.120", "DHCP, 192.168.5.0-192.168.5.9", "TRAEFIK, 192.168.5.220"})
    void whatOneMachineCanBeIsNoConflict(Owner.Kind moved, String to) {
        assertEquals(List.of(), moved(moved, to).conflicts());
    }

    @ParameterizedTest
    @CsvSource({"10.42.7.0/24, PODS, 10.42.7.0-10.42.7.255", "10.43.0.0/16, SERVICES, 10.43.0.0-10.43.255.255", "10.42.255.255/32, PODS, 10.42.255.255"})
    void aLanInK3ssOwnNetworksIsAConflict(String subnet, Owner.Kind other, String where) {
        assertEquals(List.of(new Conflict(CLUSTER_NETWORK, Owner.SUBNET, new Owner(other, ""), AddressRange.of(where))), new Claims(Cidr.of(subnet), List.of()).conflicts());
    }

    @Test
    void aLanThatHoldsBothOfK3ssNetworksHasTwoConflicts() {
        assertEquals(List.of(Owner.PODS, Owner.SERVICES), new Claims(Cidr.of("10.0.0.0/8"), List.of()).conflicts().stream().map(Conflict::other).toList());
        assertEquals(List.of(), new Claims(Cidr.of("10.44.0.0/16"), List.of()).conflicts());
        assertEquals(List.of(), new Claims(Cidr.of("10.41.0.0/16"), List.of()).conflicts());
    }

    @Test
    void aNameServerInTheServiceNetworkIsAConflictAlthoughItIsElsewhere() {
        Ipv4 server = Ipv4.of("10.43.0.10");
        assertEquals(List.of(new Conflict(CLUSTER_NETWORK, Owner.dns(server), Owner.SERVICES, AddressRange.single(server))),
                new Claims(LAN, List.of(Claim.of(Owner.dns(server), server))).conflicts());
    }

    @Test
    void whatStandsOutOnBothSidesIsNamedAsAWhole() {
        AddressRange wide = AddressRange.of("192.168.4.0-192.168.6.255");
        assertTrue(new Claims(LAN, List.of(new Claim(Owner.DHCP, wide))).conflicts().contains(new Conflict(OUTSIDE_SUBNET, Owner.DHCP, Owner.SUBNET, wide)));
    }

    @Test
    void twoNodesWithOneAddressAreAConflict() {
        Claims claims = new Claims(LAN, List.of(Claim.of(Owner.node("b"), Ipv4.of("192.168.5.9")), Claim.of(Owner.node("a"), Ipv4.of("192.168.5.9"))));
        assertEquals(List.of(new Conflict(OVERLAP, Owner.node("a"), Owner.node("b"), AddressRange.of("192.168.5.9"))), claims.conflicts());
    }

    @ParameterizedTest
    @CsvSource({"192.168.5.0/28, 2", "192.168.5.0/24, 2", "192.168.5.0/29, 1", "192.168.5.0/30, 1"})
    void theSmallestPoolFitsTheSubnet(String subnet, int smallest) {
        Cidr cidr = Cidr.of(subnet);
        assertEquals(smallest, AddressPlan.smallestPool(cidr));
        Ipv4 traefik = cidr.first().plus(2);
        Claims one = new Claims(cidr, List.of(new Claim(Owner.POOL, AddressRange.single(traefik)), Claim.of(Owner.TRAEFIK, traefik)));
        assertEquals(smallest == 1 ? List.of() : List.of(POOL_TOO_SMALL), one.conflicts().stream().map(Conflict::code).toList());
    }

    @Test
    void aPoolIsNotJudgedBeforeTraefikHasAnAddress() {
        assertEquals(List.of(), new Claims(LAN, List.of(new Claim(Owner.POOL, AddressRange.of("192.168.5.9")))).conflicts());
        assertEquals(List.of(), new Claims(LAN, List.of(Claim.of(Owner.TRAEFIK, Ipv4.of("192.168.5.9")))).conflicts());
    }

    @Test
    void anOwnerIsNamedOnce() {
        Claim vip = Claim.of(Owner.VIP, Ipv4.of("192.168.5.9"));
        assertThrows(IllegalArgumentException.class, () -> new Claims(LAN, List.of(vip, vip)));
        assertThrows(IllegalArgumentException.class, () -> new Conflict(OVERLAP, Owner.VIP, Owner.VIP, vip.addresses()));
        assertThrows(IllegalArgumentException.class, () -> new Conflict(OVERLAP, Owner.POOL, Owner.VIP, vip.addresses()));
        assertEquals(Conflict.between(OVERLAP, Owner.POOL, Owner.VIP, vip.addresses()), Conflict.between(OVERLAP, Owner.VIP, Owner.POOL, vip.addresses()));
    }

    @Test
    void agreesWithARuleForEveryAddress() {
        Laws.hold(400, random -> {
            Claims claims = RandomLans.muddle(random, 24);
            Map<String, Set<Ipv4>> expected = new TreeMap<>();
            for (Claim claim : claims.list()) {
                for (Ipv4 address : addresses(claim.addresses())) {
                    naive(claims, claim, address, expected);
                }
            }
            addresses(claims.subnet().range()).forEach(address -> {
                note(AddressPlan.PODS.contains(address), CLUSTER_NETWORK, Owner.SUBNET, Owner.PODS, address, expected);
                note(AddressPlan.SERVICES.contains(address), CLUSTER_NETWORK, Owner.SUBNET, Owner.SERVICES, address, expected);
            });
            assertEquals(expected.keySet(), claims.conflicts().stream().map(ConflictsTest::pair).collect(Collectors.toSet()));
            for (Conflict conflict : claims.conflicts()) {
                Set<Ipv4> where = expected.get(pair(conflict));
                assertTrue(addresses(conflict.addresses()).containsAll(where), () -> conflict + " does not hold " + where);
                assertTrue(where.contains(conflict.addresses().first()) || conflict.code() == OUTSIDE_SUBNET, conflict::toString);
            }
        });
    }

    @Test
    void everyConflictNamesTwoOwnersThatExistAndEachPairOnce() {
        Laws.hold(1_500, random -> {
            Claims claims = RandomLans.muddle(random, 16);
            Set<Owner> owners = Stream.concat(
                    claims.list().stream().map(Claim::owner), Stream.of(Owner.SUBNET, Owner.NETWORK, Owner.BROADCAST, Owner.PODS, Owner.SERVICES)).collect(Collectors.toSet());
            Set<List<Owner>> pairs = new HashSet<>();
            for (Conflict conflict : claims.conflicts()) {
                assertEquals(2, Set.copyOf(conflict.owners()).size());
                assertTrue(owners.containsAll(conflict.owners()), conflict::toString);
                assertTrue(pairs.add(conflict.owners()), conflict::toString);
            }
        });
    }

    @Test
    void theOrderOfClaimsChangesNothing() {
        Laws.hold(500, random -> {
            Claims claims = RandomLans.muddle(random, 16);
            List<Claim> shuffled = new ArrayList<>(claims.list());
            Collections.shuffle(shuffled, random);
            assertEquals(claims.conflicts(), new Claims(claims.subnet(), shuffled).conflicts());
            assertEquals(claims.conflicts().stream().sorted().toList(), claims.conflicts());
        });
    }

    private static void naive(Claims claims, Claim claim, Ipv4 address, Map<String, Set<Ipv4>> expected) {
        Owner owner = claim.owner();
        Cidr subnet = claims.subnet();
        boolean fixed = owner.kind() != Owner.Kind.DESKTOP && owner.kind() != Owner.Kind.DNS;
        boolean standsOut = !subnet.range().contains(claim.addresses());
        note(fixed && !subnet.contains(address), OUTSIDE_SUBNET, owner, Owner.SUBNET, address, expected);
        note(standsOut && AddressPlan.PODS.contains(address), CLUSTER_NETWORK, owner, Owner.PODS, address, expected);
        note(standsOut && AddressPlan.SERVICES.contains(address), CLUSTER_NETWORK, owner, Owner.SERVICES, address, expected);
        note(owner != Owner.DHCP && address.equals(subnet.first()), ON_NETWORK_ADDRESS, owner, Owner.NETWORK, address, expected);
        note(owner != Owner.DHCP && address.equals(subnet.last()), ON_BROADCAST_ADDRESS, owner, Owner.BROADCAST, address, expected);
        for (Claim other : claims.list()) {
            boolean first = owner.compareTo(other.owner()) < 0;
            boolean may = MAY_SHARE.contains(owner.kind() + " " + other.owner().kind());
            note(first && !may && other.addresses().contains(address), OVERLAP, owner, other.owner(), address, expected);
            if (owner.equals(Owner.TRAEFIK) && other.owner().equals(Owner.POOL)) {
                boolean inside = other.addresses().contains(address);
                boolean small = other.addresses().size() < (subnet.prefix() > 28 ? 1 : 2);
                note(!inside, TRAEFIK_OUTSIDE_POOL, owner, other.owner(), address, expected);
                note(inside && small, POOL_TOO_SMALL, owner, other.owner(), address, expected);
            }
        }
    }

    private static void note(boolean is, ConflictCode code, Owner owner, Owner other, Ipv4 address, Map<String, Set<Ipv4>> expected) {
        if (is) {
            expected.computeIfAbsent(code + " " + owner + " " + other, pair -> new HashSet<>()).add(address);
        }
    }

    private static String pair(Conflict conflict) {
        return conflict.code() + " " + conflict.owner() + " " + conflict.other();
    }

    private static Set<Ipv4> addresses(AddressRange range) {
        return LongStream.rangeClosed(range.first().bits(), range.last().bits()).mapToObj(Ipv4::new).collect(Collectors.toSet());
    }

    private static Claims guide() {
        Lan lan = new Lan(LAN, Ipv4.of("192.168.5.1"), List.of(Ipv4.of("192.168.5.2")), AddressRange.of("192.168.5.100-150"), Ipv4.of("192.168.5.50"),
                new TreeMap<>(Map.of("node1", Ipv4.of("192.168.5.11"), "node2", Ipv4.of("192.168.5.12"))));
        AddressPlan plan = new AddressPlan(lan, Ipv4.of("192.168.5.200"), AddressRange.of("192.168.5.201-220"), Ipv4.of("192.168.5.201"));
        assertEquals(plan.conflicts(), Claims.of(plan).conflicts());
        return Claims.of(plan);
    }

    /** The guide's plan with its (last) owner of that kind somewhere else. */
    private static Claims moved(Owner.Kind kind, String to) {
        List<Claim> list = new ArrayList<>(guide().list());
        Claim old = list.stream().filter(claim -> claim.owner().kind() == kind).reduce((one, two) -> two).orElseThrow();
        list.remove(old);
        AddressRange range = AddressRange.of(to);
        Owner owner = kind == Owner.Kind.DNS ? Owner.dns(range.first()) : old.owner();
        list.removeIf(claim -> claim.owner().equals(owner));
        list.add(new Claim(owner, range));
        return new Claims(LAN, list);
    }
}
