// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who was seen on the LAN, by the desktop and by the nodes. Each sighting has its own age.
 *
 * @param leases addresses that nodes have from the router's DHCP, by node name
 */
public record Occupancy(SortedMap<Ipv4, Sighting> sightings, SortedMap<String, Ipv4> leases) {
    public static final Occupancy NONE = new Occupancy(new TreeMap<>(), new TreeMap<>());
    private static final int SSH = 22;

    public Occupancy {
        sightings = Collections.unmodifiableSortedMap(new TreeMap<>(sightings));
        leases = Collections.unmodifiableSortedMap(new TreeMap<>(leases));
    }

    public static Occupancy of(Collection<Sighting> seen) {
        return NONE.with(new Occupancy(seen.stream().collect(TreeMap::new, (map, one) -> map.merge(one.address(), one, Sighting::with), TreeMap::putAll), new TreeMap<>()));
    }

    /** Together with what others saw; of one address the younger counts. */
    public Occupancy with(Occupancy other) {
        SortedMap<Ipv4, Sighting> all = new TreeMap<>(sightings);
        other.sightings.forEach((address, sighting) -> all.merge(address, sighting, Sighting::with));
        SortedMap<String, Ipv4> given = new TreeMap<>(leases);
        given.putAll(other.leases);
        return new Occupancy(all, given);
    }

    /** These were looked for just now: what is not in {@code found} has gone. */
    public Occupancy looked(Collection<Ipv4> targets, Occupancy found) {
        SortedMap<Ipv4, Sighting> rest = new TreeMap<>(sightings);
        rest.keySet().removeAll(targets.stream().filter(target -> !found.sightings.containsKey(target)).toList());
        return new Occupancy(rest, leases).with(found);
    }

    public Optional<Sighting> at(Ipv4 address) {
        return Optional.ofNullable(sightings.get(address));
    }

    public List<Sighting> in(AddressRange range) {
        return List.copyOf(sightings.subMap(range.first(), range.last().bits() == Ipv4.MAX ? range.last() : range.last().plus(1)).values());
    }

    /** Addresses from the router that are not among those which it is said to hand out, by node name. */
    public SortedMap<String, Ipv4> leasesOutside(AddressRange range) {
        SortedMap<String, Ipv4> outside = new TreeMap<>(leases);
        outside.values().removeIf(range::contains);
        return outside;
    }

    /** Machines that let in by SSH. */
    public List<Sighting> ssh() {
        return sightings.values().stream().filter(sighting -> sighting.ports().contains(SSH)).toList();
    }
}
