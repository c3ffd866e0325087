// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OccupancyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Ipv4 HERE = Ipv4.of("192.168.1.20");

    @Test
    void theYoungerSightingCountsAndKeepsTheNameOfTheSameMachine() {
        Occupancy named = Occupancy.of(List.of(sighting(0, "aa:aa:aa:aa:aa:aa", "nas", 22)));
        Sighting both = named.with(Occupancy.of(List.of(sighting(60, "aa:aa:aa:aa:aa:aa", "")))).at(HERE).orElseThrow();
        assertEquals(sighting(60, "aa:aa:aa:aa:aa:aa", "nas", 22), both);
        Sighting another = named.with(Occupancy.of(List.of(sighting(60, "bb:bb:bb:bb:bb:bb", "")))).at(HERE).orElseThrow();
        assertEquals("", another.name(), "another machine has another name");
        assertEquals(NOON.plusSeconds(60), Occupancy.of(List.of(sighting(60, "", ""))).with(named).at(HERE).orElseThrow().at());
    }

    @Test
    void whoDoesNotAnswerAnyMoreIsGone() {
        Occupancy before = Occupancy.of(List.of(sighting(0, "", "nas", 22))).with(new Occupancy(new TreeMap<>(), new TreeMap<>(Map.of("node1", HERE))));
        assertEquals(Optional.empty(), before.looked(List.of(HERE), Occupancy.NONE).at(HERE));
        assertTrue(before.looked(List.of(HERE.plus(1)), Occupancy.NONE).at(HERE).isPresent(), "nobody looked for it");
        assertEquals(HERE, before.looked(List.of(HERE), Occupancy.NONE).leases().get("node1"));
        assertEquals(List.of(sighting(0, "", "nas", 22)), before.in(AddressRange.of("192.168.1.0-192.168.1.20")));
        assertEquals(1, before.ssh().size());
    }

    @Test
    void allOfASmallSubnetIsLookedForAndOfALargeOneWhatIsPlanned() {
        Claims small = new Claims(Cidr.of("192.168.1.0/24"), List.of(Claim.of(Owner.DESKTOP, Ipv4.of("192.168.1.50"))));
        List<Ipv4> all = SweepTargets.of(small);
        assertEquals(253, all.size());
        assertFalse(all.contains(Ipv4.of("192.168.1.50")), "whoever asks");
        Claims large = new Claims(Cidr.of("10.0.0.0/16"), List.of(Claim.of(Owner.VIP, Ipv4.of("10.0.9.10")),
                new Claim(Owner.DHCP, AddressRange.of("10.0.64.0-10.0.159.255")), new Claim(Owner.POOL, AddressRange.of("10.0.255.201-10.0.255.254"))));
        List<Ipv4> around = SweepTargets.of(large);
        assertEquals(33 + 16 + 54, around.size());
        assertTrue(around.contains(Ipv4.of("10.0.9.26")) && !around.contains(Ipv4.of("10.0.9.27")));
        assertFalse(around.contains(Ipv4.of("10.0.255.255")), "nobody's");
    }

    private static Sighting sighting(int second, String mac, String name, Integer... ports) {
        return new Sighting(HERE, NOON.plusSeconds(second), new TreeSet<>(List.of(ports)), mac, name);
    }
}
