// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An IPv4 address (RFC 791) as an unsigned 32-bit number.
 *
 * @param bits 0 to 4,294,967,295
 */
public record Ipv4(long bits) implements Comparable<Ipv4> {
    public static final long MAX = 0xFFFF_FFFFL;

    private static final Predicate<String> NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}").asMatchPredicate();

    public Ipv4 {
        if (bits < 0 || bits > MAX) {
            throw new IllegalArgumentException("not an IPv4 address: " + bits);
        }
    }

    /** Reads dotted decimal: four numbers of 0 to 255, no leading zeros (RFC 6943, section 3.1.1: they are read as octal by some). */
    public static Optional<Ipv4> parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long bits = 0;
        for (String part : parts) {
            if (!NUMBER.test(part) || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | Integer.parseInt(part);
        }
        return Optional.of(new Ipv4(bits));
    }

    /** For constants and tests; throws IllegalArgumentException where {@link #parse} is empty. */
    public static Ipv4 of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + text));
    }

    /** The address {@code by} further on; throws IllegalArgumentException outside of 0.0.0.0 to 255.255.255.255. */
    public Ipv4 plus(long by) {
        return new Ipv4(bits + by);
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
