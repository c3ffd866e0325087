// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.Laws;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    private static final AddressRange SMALL = AddressRange.of("10.0.0.1-10.0.0.40");

    @ParameterizedTest
    @CsvSource({
        "192.168.5.201-192.168.5.220, 192.168.5.201, 192.168.5.220, 20",
        "192.168.5.201-220, 192.168.5.201, 192.168.5.220, 20",
        "' 192.168.5.201 - 192.168.5.220 ', 192.168.5.201, 192.168.5.220, 20",
        "192.168.5.201 - 220, 192.168.5.201, 192.168.5.220, 20",
        "192.168.5.0/28, 192.168.5.0, 192.168.5.15, 16",
        "192.168.5.7, 192.168.5.7, 192.168.5.7, 1",
        "192.168.5.7-192.168.5.7, 192.168.5.7, 192.168.5.7, 1",
        "0.0.0.0-255.255.255.255, 0.0.0.0, 255.255.255.255, 4294967296"
    })
    void readsWhatPoolsAndRoutersWrite(String text, String first, String last, long size) {
        AddressRange range = AddressRange.of(text);
        assertEquals(new AddressRange(Ipv4.of(first), Ipv4.of(last)), range);
        assertEquals(size, range.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "192.168.5.5-192.168.5.4", "192.168.5.5-4", "192.168.5.5-", "-192.168.5.5", "192.168.5.5-256", "192.168.5.5-192.168.5.6-7", "192.168.5.1/24", "a-b",
        "192.168.5.5-6.7", "192.168.5.5..192.168.5.9", "192.168.5.5-06"})
    void refusesWhatIsNoRange(String text) {
        assertEquals(Optional.empty(), AddressRange.parse(text));
        assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text));
    }

    @Test
    void neverRunsBackwards() {
        assertThrows(IllegalArgumentException.class, () -> new AddressRange(Ipv4.of("10.0.0.2"), Ipv4.of("10.0.0.1")));
    }

    @Test
    void printsWhatItReads() {
        Laws.hold(300, random -> {
            AddressRange range = RandomLans.range(random, SMALL);
            assertEquals(Optional.of(range), AddressRange.parse(range.toString()));
        });
        assertEquals("10.0.0.1", AddressRange.of("10.0.0.1-1").toString());
        assertEquals("10.0.0.1-10.0.0.2", AddressRange.of("10.0.0.1-2").toString());
    }

    @Test
    void agreesWithSetsOfAddresses() {
        Laws.hold(2_000, random -> {
            AddressRange one = RandomLans.range(random, SMALL);
            AddressRange two = RandomLans.range(random, SMALL);
            Set<Ipv4> both = set(List.of(one));
            both.retainAll(set(List.of(two)));
            Set<Ipv4> rest = set(List.of(one));
            rest.removeAll(set(List.of(two)));
            assertEquals(both, set(one.intersection(two).stream().toList()));
            assertEquals(rest, set(one.minus(two)));
            assertEquals(!both.isEmpty(), one.overlaps(two));
            assertEquals(set(List.of(one)).containsAll(set(List.of(two))), one.contains(two));
            assertEquals(set(List.of(one)).contains(two.first()), one.contains(two.first()));
            assertEquals(one.size(), both.size() + rest.size());
        });
    }

    @Test
    void whatIsTakenAwayLeavesPiecesInOrder() {
        AddressRange whole = AddressRange.of("10.0.0.1-9");
        assertEquals(List.of(AddressRange.of("10.0.0.1-3"), AddressRange.of("10.0.0.6-9")), whole.minus(AddressRange.of("10.0.0.4-5")));
        assertEquals(List.of(whole), whole.minus(AddressRange.of("10.0.0.10-12")));
        assertEquals(List.of(), whole.minus(whole));
        assertEquals(List.of(), AddressRange.of("0.0.0.0/0").minus(AddressRange.of("0.0.0.0/0")));
    }

    private static Set<Ipv4> set(List<AddressRange> ranges) {
        Set<Ipv4> set = new TreeSet<>();
        ranges.forEach(range -> LongStream.rangeClosed(range.first().bits(), range.last().bits()).mapToObj(Ipv4::new).forEach(set::add));
        return set;
    }
}
