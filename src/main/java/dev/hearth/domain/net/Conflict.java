// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Comparator;
import java.util.List;

/**
 * Two owners of addresses that cannot both be right.
 *
 * @param owner the one that gives way
 * @param other after {@code owner} in the order of owners, so that a pair has one form
 * @param addresses where they collide
 */
public record Conflict(ConflictCode code, Owner owner, Owner other, AddressRange addresses) implements Comparable<Conflict> {
    private static final Comparator<Conflict> ORDER = Comparator.comparing(Conflict::owner)
            .thenComparing(Conflict::other)
            .thenComparing(Conflict::code)
            .thenComparing(conflict -> conflict.addresses.first());

    public Conflict {
        if (owner.compareTo(other) >= 0) {
            throw new IllegalArgumentException(owner + " does not come before " + other);
        }
    }

    /** The same conflict, whoever is named first. */
    static Conflict between(ConflictCode code, Owner one, Owner two, AddressRange addresses) {
        return one.compareTo(two) < 0 ? new Conflict(code, one, two, addresses) : new Conflict(code, two, one, addresses);
    }

    /** Both, the one that gives way first. */
    public List<Owner> owners() {
        return List.of(owner, other);
    }

    @Override
    public int compareTo(Conflict that) {
        return ORDER.compare(this, that);
    }
}
