// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPlannerTest {
    @ParameterizedTest
    @CsvSource({
        // The guide's numbers, or round ones nearest to the top.
        "192.168.5.0/24, 192.168.5.1, , 20, 192.168.5.200, 192.168.5.201-192.168.5.220",
        "192.168.5.0/24, , , 20, 192.168.5.200, 192.168.5.201-192.168.5.220",
        "192.168.5.0/24, 192.168.5.1, , 10, 192.168.5.200, 192.168.5.201-192.168.5.210",
        "192.168.5.0/24, 192.168.5.210, , 20, 192.168.5.230, 192.168.5.231-192.168.5.250",
        "192.168.5.0/24, 192.168.5.254, , 54, 192.168.5.190, 192.168.5.191-192.168.5.244",
        "192.168.5.0/24, , , 54, 192.168.5.200, 192.168.5.201-192.168.5.254",
        "192.168.5.0/24, 192.168.5.1, 192.168.5.100-192.168.5.254, 20, 192.168.5.70, 192.168.5.71-192.168.5.90",
        "192.168.5.0/24, 192.168.5.200, , 5, 192.168.5.240, 192.168.5.241-192.168.5.245",
        "192.168.5.0/24, 192.168.5.200, , 4, 192.168.5.250, 192.168.5.251-192.168.5.254",
        "192.168.5.0/24, 192.168.5.15, 192.168.5.16-192.168.5.254, 20, 192.168.5.1, 192.168.5.2-192.168.5.14",
        "192.168.5.0/24, 192.168.5.25, 192.168.5.26-192.168.5.254, 20, 192.168.5.4, 192.168.5.5-192.168.5.24",
        // Larger subnets: the top one of their /24s that has room.
        "192.168.0.0/16, 192.168.0.1, , 20, 192.168.255.200, 192.168.255.201-192.168.255.220",
        "192.168.0.0/16, 192.168.0.1, 192.168.255.0-192.168.255.255, 20, 192.168.254.200, 192.168.254.201-192.168.254.220",
        "10.0.0.0/22, 10.0.0.1, , 300, 10.0.2.210, 10.0.2.211-10.0.3.254",
        // Smaller ones: a quarter of the hosts at most.
        "192.168.5.0/25, 192.168.5.1, , 20, 192.168.5.100, 192.168.5.101-192.168.5.120",
        "192.168.5.128/25, 192.168.5.129, , 20, 192.168.5.200, 192.168.5.201-192.168.5.220",
        "192.168.5.0/26, 192.168.5.1, , 20, 192.168.5.40, 192.168.5.41-192.168.5.55",
        "192.168.5.0/27, 192.168.5.1, , 20, 192.168.5.20, 192.168.5.21-192.168.5.27",
        "192.168.5.0/28, 192.168.5.1, , 20, 192.168.5.10, 192.168.5.11-192.168.5.13",
        "192.168.5.0/29, 192.168.5.1, , 20, 192.168.5.5, 192.168.5.6",
        "192.168.5.0/29, 192.168.5.6, , 20, 192.168.5.4, 192.168.5.5",
        "192.168.5.0/30, , , 20, 192.168.5.1, 192.168.5.2",
        // A wish below the least.
        "192.168.5.0/24, , , 0, 192.168.5.200, 192.168.5.201-192.168.5.202",
        "192.168.5.0/24, , , -7, 192.168.5.200, 192.168.5.201-192.168.5.202"
    })
    void proposesNearTheTopInNumbersThatPeopleRemember(String subnet, String gateway, String dhcp, int size, String vip, String pool) {
        Lan lan = lan(subnet, gateway, dhcp);
        AddressRange block = AddressRange.of(pool);
        assertEquals(Optional.of(new AddressPlan(lan, Ipv4.of(vip), block, block.first())), AddressPlanner.propose(lan, size));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.5.0/24, 192.168.5.1, 192.168.5.2-192.168.5.254",
        "192.168.5.0/24, 192.168.5.1, 192.168.5.4-192.168.5.254",
        "192.168.5.0/30, 192.168.5.1, ",
        "192.168.5.0/31, , ",
        "10.0.0.0/15, , ",
        "10.42.8.0/24, , ",
        "10.43.0.0/16, , "
    })
    void proposesNothingWhereThereIsNoRoomOrNoSense(String subnet, String gateway, String dhcp) {
        assertEquals(Optional.empty(), AddressPlanner.propose(lan(subnet, gateway, dhcp), 20));
    }

    @Test
    void keepsPoolAndVipApartWhenTheyFitNoOtherWay() {
        Lan lan = new Lan(Cidr.of("192.168.5.0/29"), Ipv4.of("192.168.5.2"), List.of(Ipv4.of("192.168.5.4")), null, Ipv4.of("192.168.5.6"), new TreeMap<>());
        assertEquals(Optional.of(new AddressPlan(lan, Ipv4.of("192.168.5.3"), AddressRange.of("192.168.5.5"), Ipv4.of("192.168.5.5"))), AddressPlanner.propose(lan, 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, AddressPlanner.USUAL_POOL, 200, 100_000})
    void aProposalOnALanThatWorksNeverConflicts(int size) {
        int[] proposed = {0};
        Laws.hold(200, random -> {
            Lan lan = RandomLans.clean(random, 16);
            assertEquals(List.of(), Claims.of(lan).conflicts());
            AddressPlanner.propose(lan, size).ifPresent(plan -> {
                proposed[0]++;
                assertEquals(List.of(), plan.conflicts());
                assertEquals(plan.pool().first(), plan.traefik());
                assertEquals(lan, plan.lan());
                assertTrue(Claims.of(lan).list().stream().noneMatch(claim -> claim.addresses().overlaps(plan.pool()) || claim.addresses().contains(plan.vip())));
            });
        });
        assertTrue(proposed[0] > 100, () -> "too few proposals to show anything: " + proposed[0]);
    }

    @Test
    void aProposalAddsNoConflictToALanThatHasSome() {
        Laws.hold(400, random -> {
            Lan clean = RandomLans.clean(random, 20);
            SortedMap<String, Ipv4> nodes = new TreeMap<>(clean.nodes());
            nodes.put("wrong", RandomLans.address(random, clean.subnet().range()));
            nodes.put("same", nodes.get("wrong"));
            Lan lan = new Lan(clean.subnet(), clean.gateway(), clean.dnsServers(), clean.dhcp(), clean.desktop(), nodes);
            AddressPlanner.propose(lan, 20).ifPresent(plan -> assertEquals(Claims.of(lan).conflicts(), plan.conflicts()));
        });
    }

    @Test
    void aNodeThatComesElsewhereMovesNothing() {
        int[] proposed = {0};
        Laws.hold(1_000, random -> {
            Lan lan = RandomLans.clean(random, 16);
            int size = 1 + random.nextInt(30);
            Optional<AddressPlan> before = AddressPlanner.propose(lan, size);
            Ipv4 address = RandomLans.address(random, lan.subnet().hosts());
            if (before.isPresent() && !before.get().pool().contains(address) && !before.get().vip().equals(address)) {
                proposed[0]++;
                SortedMap<String, Ipv4> nodes = new TreeMap<>(lan.nodes());
                nodes.put("later", address);
                AddressPlan after = AddressPlanner.propose(new Lan(lan.subnet(), lan.gateway(), lan.dnsServers(), lan.dhcp(), lan.desktop(), nodes), size).orElseThrow();
                assertEquals(before.get().vip(), after.vip());
                assertEquals(before.get().pool(), after.pool());
            }
        });
        assertTrue(proposed[0] > 500, () -> "too few proposals to show anything: " + proposed[0]);
    }

    @Test
    void theSizeIsTheLargestForWhichThereIsRoom() {
        Laws.hold(600, random -> {
            Lan lan = RandomLans.clean(random, 24);
            int wish = 1 + random.nextInt(40);
            long hosts = lan.subnet().hosts().size();
            long smallest = lan.subnet().prefix() > 28 ? 1 : 2;
            long most = Math.max(smallest, lan.subnet().prefix() > 24 ? Math.min(wish, hosts / 4) : wish);
            Claims claims = Claims.of(lan);
            boolean[] free = new boolean[(int) hosts];
            for (int i = 0; i < hosts; i++) {
                Ipv4 address = lan.subnet().hosts().first().plus(i);
                free[i] = claims.list().stream().noneMatch(claim -> claim.addresses().contains(address));
            }
            long expected = LongStream.iterate(most, size -> size >= smallest, size -> size - 1).filter(size -> hasRoom(free, size)).findFirst().orElse(0);
            assertEquals(expected, AddressPlanner.propose(lan, wish).map(plan -> plan.pool().size()).orElse(0L), lan::toString);
        });
    }

    @Test
    void theVipIsBesideThePoolWhereverThereIsABlockForBoth() {
        Laws.hold(500, random -> {
            Lan lan = RandomLans.clean(random, 20);
            AddressPlanner.propose(lan, 8).filter(plan -> !plan.vip().plus(1).equals(plan.pool().first())).ifPresent(plan -> {
                List<AddressRange> free = List.of(lan.subnet().hosts());
                for (Claim claim : Claims.of(lan).list()) {
                    free = free.stream().flatMap(range -> range.minus(claim.addresses()).stream()).toList();
                }
                assertTrue(free.stream().noneMatch(range -> range.size() > plan.pool().size()), plan::toString);
            });
        });
    }

    /** One address for the VIP and {@code size} neighbours for the pool. */
    private static boolean hasRoom(boolean[] free, long size) {
        int run = 0;
        int best = 0;
        int all = 0;
        for (boolean one : free) {
            run = one ? run + 1 : 0;
            all += one ? 1 : 0;
            best = Math.max(best, run);
        }
        return best >= size && all > size;
    }

    private static Lan lan(String subnet, String gateway, String dhcp) {
        return new Lan(Cidr.of(subnet), gateway == null ? null : Ipv4.of(gateway), List.of(), dhcp == null ? null : AddressRange.of(dhcp), null, new TreeMap<>(Map.of()));
    }
}
