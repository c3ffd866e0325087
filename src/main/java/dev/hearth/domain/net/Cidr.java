// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A subnet in CIDR notation (RFC 4632), without host bits.
 *
 * @param network the first address
 * @param prefix 0 to 32
 */
public record Cidr(Ipv4 network, int prefix) {
    private static final Predicate<String> PREFIX = Pattern.compile("[0-9]|[12][0-9]|3[0-2]").asMatchPredicate();

    public Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("a prefix is 0 to 32, not " + prefix);
        }
        if ((network.bits() & ~mask(prefix) & Ipv4.MAX) != 0) {
            throw new IllegalArgumentException(network + "/" + prefix + " has host bits set");
        }
    }

    /** The subnet of that size which holds {@code address}. */
    public static Cidr around(Ipv4 address, int prefix) {
        return new Cidr(new Ipv4(address.bits() & mask(prefix)), prefix);
    }

    /** Reads {@code a.b.c.d/n}; empty when it is no such thing or has host bits set (see {@link #suggest}). */
    public static Optional<Cidr> parse(String text) {
        return suggest(text).filter(cidr -> cidr.network().equals(Ipv4.parse(address(text)).orElseThrow()));
    }

    /** What was meant by {@code a.b.c.d/n}, host bits cleared: 192.168.5.7/24 gives 192.168.5.0/24. */
    public static Optional<Cidr> suggest(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        if (slash < 0 || !PREFIX.test(stripped.substring(slash + 1))) {
            return Optional.empty();
        }
        return Ipv4.parse(address(stripped)).map(ip -> around(ip, Integer.parseInt(stripped.substring(slash + 1))));
    }

    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a subnet: " + text));
    }

    /** How many addresses, network and broadcast among them: 1 to 2^32. */
    public long size() {
        return 1L << (32 - prefix);
    }

    public Ipv4 first() {
        return network;
    }

    public Ipv4 last() {
        return network.plus(size() - 1);
    }

    /** The broadcast address; for /31 and /32 there is none (RFC 3021). */
    public Optional<Ipv4> broadcast() {
        return prefix > 30 ? Optional.empty() : Optional.of(last());
    }

    /** The addresses that hosts may have. */
    public AddressRange hosts() {
        return prefix > 30 ? new AddressRange(first(), last()) : new AddressRange(first().plus(1), last().plus(-1));
    }

    public AddressRange range() {
        return new AddressRange(first(), last());
    }

    public boolean contains(Ipv4 address) {
        return range().contains(address);
    }

    public boolean overlaps(Cidr other) {
        return range().overlaps(other.range());
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : Ipv4.MAX << (32 - prefix) & Ipv4.MAX;
    }

    private static String address(String text) {
        return text.strip().substring(0, text.strip().indexOf('/'));
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
