// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.5.0/24, 256, 192.168.5.0, 192.168.5.255, 192.168.5.1, 192.168.5.254",
        "10.0.0.0/8, 16777216, 10.0.0.0, 10.255.255.255, 10.0.0.1, 10.255.255.254",
        "192.168.5.8/30, 4, 192.168.5.8, 192.168.5.11, 192.168.5.9, 192.168.5.10",
        "192.168.5.8/31, 2, 192.168.5.8, 192.168.5.9, 192.168.5.8, 192.168.5.9",
        "192.168.5.8/32, 1, 192.168.5.8, 192.168.5.8, 192.168.5.8, 192.168.5.8",
        "0.0.0.0/0, 4294967296, 0.0.0.0, 255.255.255.255, 0.0.0.1, 255.255.255.254"
    })
    void knowsItsEnds(String text, long size, String first, String last, String firstHost, String lastHost) {
        Cidr cidr = Cidr.of(text);
        assertEquals(size, cidr.size());
        assertEquals(Ipv4.of(first), cidr.first());
        assertEquals(Ipv4.of(last), cidr.last());
        assertEquals(AddressRange.of(first + "-" + last), cidr.range());
        assertEquals(AddressRange.of(firstHost + "-" + lastHost), cidr.hosts());
        assertEquals(cidr.prefix() <= 30 ? Optional.of(Ipv4.of(last)) : Optional.empty(), cidr.broadcast());
        assertEquals(text, cidr.toString());
    }

    @ParameterizedTest
    @CsvSource({"192.168.5.7/24, 192.168.5.0/24", "192.168.5.255/25, 192.168.5.128/25", "10.1.2.3/0, 0.0.0.0/0", "' 10.1.2.3/16 ', 10.1.0.0/16"})
    void guessesWhatWasMeantWhenHostBitsAreSet(String text, String meant) {
        assertEquals(Optional.empty(), Cidr.parse(text));
        assertEquals(Optional.of(Cidr.of(meant)), Cidr.suggest(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "192.168.5.0", "192.168.5.0/", "192.168.5.0/33", "192.168.5.0/-1", "192.168.5.0/024", "192.168.5/24", "/24", "192.168.5.0/24/24", "192.168.5.0/2a",
        "192.168.5.0/100", "192.168.5.0 24", "256.0.0.0/8"})
    void refusesWhatIsNoSubnet(String text) {
        assertEquals(Optional.empty(), Cidr.suggest(text));
        assertEquals(Optional.empty(), Cidr.parse(text));
        assertThrows(IllegalArgumentException.class, () -> Cidr.of(text));
    }

    @Test
    void refusesWrongParts() {
        Ipv4 network = Ipv4.of("192.168.5.0");
        assertThrows(IllegalArgumentException.class, () -> new Cidr(network, 33));
        assertThrows(IllegalArgumentException.class, () -> new Cidr(network, -1));
        assertThrows(IllegalArgumentException.class, () -> new Cidr(network, 23));
        assertThrows(IllegalArgumentException.class, () -> new Cidr(network.plus(1), 31));
        assertEquals(network, new Cidr(network, 24).network());
    }

    @Test
    void twoHalvesAreTheWholeAndShareNothing() {
        Laws.hold(300, random -> {
            Cidr whole = Cidr.around(new Ipv4(random.nextLong(Ipv4.MAX + 1)), random.nextInt(32));
            Cidr low = Cidr.around(whole.first(), whole.prefix() + 1);
            Cidr high = Cidr.around(whole.last(), whole.prefix() + 1);
            assertEquals(whole.size(), low.size() + high.size());
            assertEquals(List.of(high.range()), whole.range().minus(low.range()));
            assertEquals(List.of(low.range()), whole.range().minus(high.range()));
            assertFalse(low.overlaps(high));
            assertTrue(whole.overlaps(low) && high.overlaps(whole));
            assertEquals(whole, Cidr.around(RandomLans.address(random, whole.range()), whole.prefix()));
            assertEquals(Optional.of(whole), Cidr.parse(whole.toString()));
        });
    }

    @Test
    void containsWhatIsBetweenItsEnds() {
        Cidr cidr = Cidr.of("192.168.4.0/23");
        assertFalse(cidr.contains(Ipv4.of("192.168.3.255")));
        assertTrue(cidr.contains(Ipv4.of("192.168.4.0")));
        assertTrue(cidr.contains(Ipv4.of("192.168.5.255")));
        assertFalse(cidr.contains(Ipv4.of("192.168.6.0")));
    }
}
