// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpAdviceTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.5.2-192.168.5.254, 192.168.5.2-192.168.5.199",
        "192.168.5.100-192.168.5.150, 192.168.5.100-192.168.5.150",
        "192.168.5.100-192.168.5.205, 192.168.5.100-192.168.5.199",
        "192.168.5.190-192.168.5.254, 192.168.5.221-192.168.5.254",
        "192.168.5.190-192.168.5.230, 192.168.5.190-192.168.5.199",
        "192.168.5.0-192.168.5.255, 192.168.5.1-192.168.5.199",
        "192.168.5.198-192.168.5.202, 192.168.5.198-192.168.5.199"
    })
    void leavesTheLargestPartThatExcludesTheBlock(String present, String enter) {
        AddressRange range = AddressRange.of(present);
        DhcpAdvice advice = DhcpAdvice.of(plan(range, Map.of())).orElseThrow();
        assertEquals(new DhcpAdvice(range, AddressRange.of(enter)), advice);
        assertEquals(!present.equals(enter), advice.changes());
    }

    @Test
    void keepsNodesOutToo() {
        AddressPlan plan = plan(AddressRange.of("192.168.5.2-254"), Map.of("node1", Ipv4.of("192.168.5.20"), "node2", Ipv4.of("192.168.5.21")));
        assertEquals(AddressRange.of("192.168.5.22-199"), DhcpAdvice.of(plan).orElseThrow().enter());
    }

    @Test
    void hasNothingToSayWithoutDhcpOrWithoutRoom() {
        assertEquals(Optional.empty(), DhcpAdvice.of(plan(null, Map.of())));
        assertEquals(Optional.empty(), DhcpAdvice.of(plan(AddressRange.of("192.168.5.200-220"), Map.of())));
        assertEquals(Optional.empty(), DhcpAdvice.of(plan(AddressRange.of("192.168.6.2-20"), Map.of())));
    }

    @Test
    void whoFollowsItHasNoConflictWithDhcp() {
        Laws.hold(400, random -> {
            Lan lan = RandomLans.clean(random, 20);
            AddressRange dhcp = RandomLans.range(random, lan.subnet().hosts());
            AddressPlanner.propose(lan.withDhcp(null), 20).map(plan -> new AddressPlan(lan.withDhcp(dhcp), plan.vip(), plan.pool(), plan.traefik())).ifPresent(plan ->
                    DhcpAdvice.of(plan).ifPresent(advice -> {
                        AddressPlan followed = new AddressPlan(lan.withDhcp(advice.enter()), plan.vip(), plan.pool(), plan.traefik());
                        assertEquals(List.of(), followed.conflicts());
                        assertTrue(dhcp.contains(advice.enter()));
                        assertFalse(DhcpAdvice.of(followed).orElseThrow().changes());
                    }));
        });
    }

    private static AddressPlan plan(AddressRange dhcp, Map<String, Ipv4> nodes) {
        Lan lan = new Lan(Cidr.of("192.168.5.0/24"), Ipv4.of("192.168.5.1"), List.of(), dhcp, null, new TreeMap<>(nodes)).withDesktop(Ipv4.of("192.168.5.60"));
        return new AddressPlan(lan, Ipv4.of("192.168.5.200"), AddressRange.of("192.168.5.201-220"), Ipv4.of("192.168.5.201"));
    }
}
