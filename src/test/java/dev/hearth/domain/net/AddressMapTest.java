// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import dev.hearth.domain.net.Owner.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressMapTest {
    /** The most particular first. */
    private static final List<Kind> ON_TOP =
            List.of(Kind.NETWORK, Kind.BROADCAST, Kind.GATEWAY, Kind.NODE, Kind.VIP, Kind.TRAEFIK, Kind.DNS, Kind.DESKTOP, Kind.POOL, Kind.DHCP);

    @Test
    void drawsTheGuidesPlan() {
        Claims claims = new Claims(Cidr.of("192.168.5.0/24"), List.of(
                Claim.of(Owner.GATEWAY, Ipv4.of("192.168.5.1")),
                Claim.of(Owner.node("node1"), Ipv4.of("192.168.5.11")),
                new Claim(Owner.DHCP, AddressRange.of("192.168.5.100-150")),
                Claim.of(Owner.VIP, Ipv4.of("192.168.5.200")),
                new Claim(Owner.POOL, AddressRange.of("192.168.5.201-220")),
                Claim.of(Owner.TRAEFIK, Ipv4.of("192.168.5.201"))));
        AddressMap map = AddressMap.of(claims);
        assertEquals(256, map.size());
        assertEquals(List.of(), map.conflicts());
        assertEquals(List.of("0+1 network", "1+1 gateway", "2+9 ", "11+1 node:node1", "12+88 ", "100+51 dhcp", "151+49 ", "200+1 vip", "201+1 traefik", "202+19 pool", "221+34 ", "255+1 broadcast"),
                map.runs().stream().map(AddressMapTest::shown).toList());
        assertEquals(List.of(Owner.TRAEFIK, Owner.POOL), map.owners(201));
        assertEquals(List.of(), map.owners(2));
        assertEquals(Ipv4.of("192.168.5.201"), map.address(201));
        assertEquals(Optional.of(201), map.cell(Ipv4.of("192.168.5.201")));
        assertEquals(Optional.empty(), map.cell(Ipv4.of("192.168.6.0")));
        assertEquals(Optional.empty(), map.cell(Ipv4.of("192.168.4.255")));
    }

    @Test
    void marksWhereOwnersCollideAndNowhereElse() {
        AddressMap map = AddressMap.of(new Claims(Cidr.of("192.168.5.0/28"), List.of(
                new Claim(Owner.POOL, AddressRange.of("192.168.5.4-8")),
                new Claim(Owner.DHCP, AddressRange.of("192.168.5.7-17")),
                Claim.of(Owner.VIP, Ipv4.of("192.168.5.2")))));
        assertEquals(List.of("0+1 network", "1+1 ", "2+1 vip", "3+1 ", "4+3 pool", "7+2 pool!", "9+6 dhcp", "15+1 broadcast"), map.runs().stream().map(AddressMapTest::shown).toList());
        assertEquals(2, map.conflicts().size());
    }

    @Test
    void aSubnetOfOneOrTwoHasNoNetworkAddress() {
        assertEquals(List.of("0+2 "), AddressMap.of(new Claims(Cidr.of("192.168.5.8/31"), List.of())).runs().stream().map(AddressMapTest::shown).toList());
        assertEquals(1, AddressMap.of(new Claims(Cidr.of("192.168.5.8/32"), List.of())).size());
    }

    @Test
    void aSubnetThatIsTooLargeOrACellThatIsNotThereIsRefused() {
        Claims large = new Claims(Cidr.of("10.0.0.0/15"), List.of());
        assertThrows(IllegalArgumentException.class, () -> AddressMap.of(large));
        AddressMap map = AddressMap.of(new Claims(Cidr.of("192.168.0.0/16"), List.of()));
        assertEquals(65_536, map.size());
        assertThrows(IndexOutOfBoundsException.class, () -> map.address(65_536));
        assertThrows(IndexOutOfBoundsException.class, () -> map.address(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> map.owner(65_536));
    }

    @Test
    void agreesWithAskingEveryOwnerAboutEveryAddress() {
        Laws.hold(150, random -> {
            Claims claims = RandomLans.muddle(random, 24);
            AddressMap map = AddressMap.of(claims);
            assertEquals(claims.conflicts(), map.conflicts());
            List<Claim> all = Stream.concat(claims.list().stream(),
                    Stream.of(Claim.of(Owner.NETWORK, claims.subnet().first()), Claim.of(Owner.BROADCAST, claims.subnet().last()))).toList();
            for (int cell = 0; cell < map.size(); cell++) {
                Ipv4 address = claims.subnet().first().plus(cell);
                List<Owner> owners = all.stream().filter(claim -> claim.addresses().contains(address)).map(Claim::owner)
                        .sorted(Comparator.<Owner>comparingInt(owner -> ON_TOP.indexOf(owner.kind())).thenComparing(Owner::name)).toList();
                assertEquals(owners.stream().findFirst(), map.owner(cell), address::toString);
                assertEquals(owners, map.owners(cell), address::toString);
                assertEquals(map.conflicts().stream().anyMatch(conflict -> conflict.addresses().contains(address)), map.conflict(cell), address::toString);
                assertEquals(address, map.address(cell));
                assertEquals(Optional.of(cell), map.cell(address));
            }
            assertEquals(claims.subnet(), map.subnet());
        });
    }

    @Test
    void runsAreTheCellsOnceMore() {
        Laws.hold(200, random -> {
            AddressMap map = AddressMap.of(RandomLans.muddle(random, 22));
            int next = 0;
            AddressMap.Run before = null;
            for (AddressMap.Run run : map.runs()) {
                assertEquals(next, run.start());
                assertTrue(run.length() > 0);
                for (int cell = run.start(); cell < run.start() + run.length(); cell++) {
                    assertEquals(run.owner(), map.owner(cell));
                    assertEquals(run.conflict(), map.conflict(cell));
                }
                if (before != null) {
                    assertNotEquals(Map.entry(before.owner(), before.conflict()), Map.entry(run.owner(), run.conflict()));
                }
                before = run;
                next = run.start() + run.length();
            }
            assertEquals(map.size(), next);
        });
    }

    @Test
    void everyKindThatCanBeOnALanHasItsPlaceOnTheMap() {
        Map<Kind, Integer> places = new EnumMap<>(Kind.class);
        ON_TOP.forEach(kind -> places.put(kind, ON_TOP.indexOf(kind)));
        List<Kind> without = Stream.of(Kind.values()).filter(kind -> !places.containsKey(kind)).toList();
        assertEquals(List.of(Kind.SUBNET, Kind.PODS, Kind.SERVICES), without);
    }

    private static String shown(AddressMap.Run run) {
        return run.start() + "+" + run.length() + " " + run.owner().map(Owner::toString).orElse("") + (run.conflict() ? "!" : "");
    }
}
