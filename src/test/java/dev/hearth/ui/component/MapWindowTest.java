// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MapWindowTest {
    private final MapWindow whole = MapWindow.whole(Cidr.of("10.20.0.0/16"));

    @Test
    void aWindowOnEverySubnetHasAllItsCells() {
        for (int prefix = 16; prefix <= 30; prefix++) {
            MapWindow window = MapWindow.whole(Cidr.around(Ipv4.of("10.0.0.0"), prefix));
            assertEquals(1 << (32 - prefix), window.grid().rows() * window.grid().columns(), "/" + prefix);
            assertEquals(prefix < 24, window.large());
        }
    }

    @Test
    void whatIsPointedAtStaysInPlaceWhileItComesCloser() {
        int pointed = 200 * 256 + 64;
        MapWindow closer = whole.zoomed(true, pointed);
        assertEquals(1 << 14, closer.grid().cells());
        assertEquals(pointed / (double) whole.grid().cells(), (pointed - closer.first()) / (double) closer.grid().cells(), 0.01);
        MapWindow closest = closer;
        for (int i = 0; i < 9; i++) {
            closest = closest.zoomed(true, pointed);
            assertTrue(closest.shows(pointed));
            assertEquals(0, closest.first() % closest.grid().columns());
        }
        assertTrue(closest.closest());
        assertEquals(256, closest.grid().cells());
        for (int i = 0; i < 9; i++) {
            closest = closest.zoomed(false, pointed);
        }
        assertEquals(whole, closest);
    }

    @Test
    void aSubnetWithOddBitsComesToTheSameNumbers() {
        MapWindow window = MapWindow.whole(Cidr.of("10.0.0.0/21"));
        assertEquals(512, window.zoomed(true, 0).grid().cells());
        assertEquals(256, window.zoomed(true, 0).zoomed(true, 0).grid().cells());
        MapWindow small = MapWindow.whole(Cidr.of("10.0.0.0/28"));
        assertEquals(small, small.zoomed(true, 3));
    }

    @Test
    void itScrollsByRowsAndNeverBeyondTheSubnet() {
        MapWindow seen = whole.zoomed(true, 0).zoomed(true, 0);
        assertEquals(seen.grid().columns(), seen.scrolled(1).first());
        assertEquals(seen, seen.scrolled(-3));
        assertEquals(65_535, seen.scrolled(100_000).last());
        assertEquals(seen, seen.showing(seen.last()));
        assertEquals(seen.scrolled(1), seen.showing(seen.last() + 1));
        assertEquals(5_000 / seen.grid().columns() * seen.grid().columns(), seen.scrolled(900).showing(5_000).first());
    }

    @Test
    void aPlaceKnowsItsCells() {
        MapPlace place = MapPlace.of(whole.zoomed(true, 0).zoomed(true, 0).scrolled(1), 416, 344);
        int cell = place.window().first() + 3 * place.window().grid().columns() + 7;
        assertEquals(OptionalInt.of(cell), place.at(place.x(cell) + 1, place.y(cell) + 1));
        assertEquals(OptionalInt.empty(), place.at(place.left() - 1, 50));
        assertEquals(OptionalInt.empty(), place.at(place.left() + place.width() + 1, 50));
        assertEquals(place.window().last(), place.nearest(9_999, 9_999));
        assertEquals(place.window().first(), place.nearest(-5, -5));
        assertFalse(place.cell() >= 12);
    }
}
