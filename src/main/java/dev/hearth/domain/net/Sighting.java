// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A machine that was there.
 *
 * @param at when it last answered
 * @param ports TCP ports that were found open; empty when nobody asked, or none is
 * @param mac its hardware address as {@code aa:bb:cc:dd:ee:ff}; empty when it is not known
 * @param name its host name, by reverse DNS; empty when that tells none
 */
public record Sighting(Ipv4 address, Instant at, SortedSet<Integer> ports, String mac, String name) {
    public Sighting {
        ports = Collections.unmodifiableSortedSet(new TreeSet<>(ports));
    }

    /** The younger of two, with what only the older one knows: a machine keeps its name, but another one may have another. */
    Sighting with(Sighting other) {
        boolean older = other.at.isBefore(at);
        Sighting young = older ? this : other;
        Sighting old = older ? other : this;
        boolean same = young.mac.isEmpty() || old.mac.isEmpty() || young.mac.equals(old.mac);
        return !same ? young : new Sighting(address, young.at, young.ports.isEmpty() ? old.ports : young.ports,
                young.mac.isEmpty() ? old.mac : young.mac, young.name.isEmpty() ? old.name : young.name);
    }
}
