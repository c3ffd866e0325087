// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0", "0.0.0.1, 1", "0.0.1.0, 256", "1.2.3.4, 16909060", "255.255.255.255, 4294967295", "' 10.0.0.9 ', 167772169"})
    void readsDottedDecimal(String text, long bits) {
        assertEquals(Optional.of(new Ipv4(bits)), Ipv4.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.1.1.1", "1.2.3.256", "1.2.3.999", "1.2.3.1000", "01.2.3.4", "1.2.3.00", "1.2.3.-4", "+1.2.3.4",
        "0x1.2.3.4", "a.b.c.d", "1.2.3.4/24", "1.2. 3.4", "::1", "1,2,3,4", "99999999999.1.1.1", "١.2.3.4"
    })
    void refusesWhatSomeReadOtherwise(String text) {
        assertEquals(Optional.empty(), Ipv4.parse(text));
        assertThrows(IllegalArgumentException.class, () -> Ipv4.of(text));
    }

    @Test
    void printsWhatItReads() {
        Laws.hold(500, random -> {
            Ipv4 address = new Ipv4(random.nextLong(Ipv4.MAX + 1));
            assertEquals(Optional.of(address), Ipv4.parse(address.toString()));
        });
    }

    @Test
    void comparesAsUnsigned() {
        assertTrue(Ipv4.of("200.0.0.0").compareTo(Ipv4.of("100.0.0.0")) > 0);
        assertTrue(Ipv4.of("10.0.0.9").compareTo(Ipv4.of("10.0.0.10")) < 0);
        assertEquals(0, Ipv4.of("10.0.0.9").compareTo(Ipv4.of("10.0.0.9")));
    }

    @Test
    void endsAtItsEnds() {
        assertEquals(Ipv4.of("255.255.255.255"), Ipv4.of("255.255.255.254").plus(1));
        assertEquals(Ipv4.of("0.0.0.0"), Ipv4.of("0.0.0.1").plus(-1));
        assertThrows(IllegalArgumentException.class, () -> Ipv4.of("255.255.255.255").plus(1));
        assertThrows(IllegalArgumentException.class, () -> Ipv4.of("0.0.0.0").plus(-1));
    }
}
