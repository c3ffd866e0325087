// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import org.junit.jupiter.api.Test;

class BlockMoveTest {
    private static final AddressRange HOSTS = Cidr.of("10.0.0.0/24").hosts();
    private static final AddressRange BLOCK = AddressRange.of("10.0.0.100-10.0.0.109");

    @Test
    void aBlockHeldInItsMiddleMovesAsAWhole() {
        assertEquals(AddressRange.of("10.0.0.105-10.0.0.114"), drag("10.0.0.104", "10.0.0.109"));
    }

    @Test
    void aBlockNeverLeavesTheSubnet() {
        assertEquals(AddressRange.of("10.0.0.245-10.0.0.254"), drag("10.0.0.104", "10.0.0.255"));
        assertEquals(AddressRange.of("10.0.0.1-10.0.0.10"), drag("10.0.0.104", "10.0.0.0"));
    }

    @Test
    void anEndMovesAloneAndNeverPastTheOther() {
        assertEquals(AddressRange.of("10.0.0.90-10.0.0.109"), drag("10.0.0.100", "10.0.0.90"));
        assertEquals(AddressRange.of("10.0.0.109"), drag("10.0.0.100", "10.0.0.200"));
        assertEquals(AddressRange.of("10.0.0.100-10.0.0.120"), drag("10.0.0.109", "10.0.0.120"));
        assertEquals(AddressRange.of("10.0.0.100"), drag("10.0.0.109", "10.0.0.7"));
    }

    private static AddressRange drag(String from, String to) {
        return BlockMove.take(BLOCK, Ipv4.of(from)).to(Ipv4.of(to), HOSTS);
    }
}
