// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses from {@code first} to {@code last}, both included.
 *
 * @param last never before {@code first}
 */
public record AddressRange(Ipv4 first, Ipv4 last) {
    public AddressRange {
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException(first + "-" + last + " runs backwards");
        }
    }

    public static AddressRange single(Ipv4 address) {
        return new AddressRange(address, address);
    }

    /** Reads {@code a.b.c.d-e.f.g.h}, the short {@code a.b.c.d-h}, a CIDR or one address, as MetalLB and routers write them. */
    public static Optional<AddressRange> parse(String text) {
        String stripped = text.strip();
        if (stripped.indexOf('/') >= 0) {
            return Cidr.parse(stripped).map(Cidr::range);
        }
        int dash = stripped.indexOf('-');
        if (dash < 0) {
            return Ipv4.parse(stripped).map(AddressRange::single);
        }
        Optional<Ipv4> first = Ipv4.parse(stripped.substring(0, dash));
        String end = stripped.substring(dash + 1).strip();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String start = first.get().toString();
        Optional<Ipv4> last = Ipv4.parse(end.indexOf('.') >= 0 ? end : start.substring(0, start.lastIndexOf('.') + 1) + end);
        return last.filter(ip -> ip.compareTo(first.get()) >= 0).map(ip -> new AddressRange(first.get(), ip));
    }

    public static AddressRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a range of addresses: " + text));
    }

    public long size() {
        return last.bits() - first.bits() + 1;
    }

    public boolean contains(Ipv4 address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    public boolean contains(AddressRange other) {
        return contains(other.first) && contains(other.last);
    }

    public boolean overlaps(AddressRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** The addresses that both have. */
    public Optional<AddressRange> intersection(AddressRange other) {
        return overlaps(other)
                ? Optional.of(new AddressRange(max(first, other.first), last.compareTo(other.last) <= 0 ? last : other.last))
                : Optional.empty();
    }

    /** The addresses that {@code other} does not have: none, one or two ranges, in order. */
    public List<AddressRange> minus(AddressRange other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<AddressRange> rest = new ArrayList<>(2);
        if (first.compareTo(other.first) < 0) {
            rest.add(new AddressRange(first, other.first.plus(-1)));
        }
        if (other.last.compareTo(last) < 0) {
            rest.add(new AddressRange(other.last.plus(1), last));
        }
        return List.copyOf(rest);
    }

    private static Ipv4 max(Ipv4 one, Ipv4 two) {
        return one.compareTo(two) >= 0 ? one : two;
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
