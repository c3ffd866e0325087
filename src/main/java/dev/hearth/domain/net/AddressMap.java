// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import dev.hearth.domain.net.Owner.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * For each address of a subnet who has it and whether that collides: what the map of cells draws. A cell with several owners
 * shows the most particular one: one address before a range, and what is on the LAN before what is planned. Made in one
 * pass over the claims, so that a /16 can be made again while a block is dragged.
 */
public final class AddressMap {
    /** The largest subnet that has a map: 65,536 cells. */
    public static final int LARGEST = 16;

    private static final List<Kind> FROM_BELOW =
            List.of(Kind.DHCP, Kind.POOL, Kind.DESKTOP, Kind.DNS, Kind.TRAEFIK, Kind.VIP, Kind.NODE, Kind.GATEWAY, Kind.BROADCAST, Kind.NETWORK);
    private static final int CONFLICT = 1 << 31;

    private final Claims claims;
    private final List<Conflict> conflicts;
    /** What is painted, the lowest first. */
    private final List<Claim> layers;
    /** Position in {@link #layers} plus 1, 0 for nobody; the sign bit marks a conflict. */
    private final int[] cells;

    private AddressMap(Claims claims) {
        this.claims = claims;
        this.conflicts = claims.conflicts();
        this.layers = layers(claims);
        this.cells = new int[Math.toIntExact(claims.subnet().size())];
        for (int layer = 0; layer < layers.size(); layer++) {
            paint(layers.get(layer).addresses(), layer + 1);
        }
        conflicts.forEach(conflict -> mark(conflict.addresses()));
    }

    /** @throws IllegalArgumentException for a subnet larger than a /16 */
    public static AddressMap of(Claims claims) {
        if (claims.subnet().prefix() < LARGEST) {
            throw new IllegalArgumentException(claims.subnet() + " is too large for a map");
        }
        return new AddressMap(claims);
    }

    /** How many cells: 1 to 65,536. */
    public int size() {
        return cells.length;
    }

    public Cidr subnet() {
        return claims.subnet();
    }

    /** The conflicts that the map shows, sorted. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** @param cell from 0 to size - 1 */
    public Ipv4 address(int cell) {
        return claims.subnet().first().plus(Objects.checkIndex(cell, cells.length));
    }

    /** The cell of an address of the subnet; empty for any other. */
    public Optional<Integer> cell(Ipv4 address) {
        return claims.subnet().contains(address) ? Optional.of((int) (address.bits() - claims.subnet().first().bits())) : Optional.empty();
    }

    /** The owner that the cell shows; empty for a free address. */
    public Optional<Owner> owner(int cell) {
        return ownerOf(cells[cell]);
    }

    /** Whether owners collide there. */
    public boolean conflict(int cell) {
        return cells[cell] < 0;
    }

    /** All that have the address, the one that the cell shows first. */
    public List<Owner> owners(int cell) {
        Ipv4 address = address(cell);
        return layers.reversed().stream().filter(claim -> claim.addresses().contains(address)).map(Claim::owner).toList();
    }

    /** The whole map as neighbours that look alike, from the first cell to the last: quicker to draw than cells. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int cell = 1; cell <= cells.length; cell++) {
            if (cell == cells.length || cells[cell] != cells[start]) {
                runs.add(new Run(start, cell - start, ownerOf(cells[start]), cells[start] < 0));
                start = cell;
            }
        }
        return List.copyOf(runs);
    }

    /** @param length 1 or more cells */
    public record Run(int start, int length, Optional<Owner> owner, boolean conflict) {}

    private Optional<Owner> ownerOf(int value) {
        int layer = value & ~CONFLICT;
        return layer == 0 ? Optional.empty() : Optional.of(layers.get(layer - 1).owner());
    }

    private void paint(AddressRange addresses, int value) {
        addresses.intersection(subnet().range()).ifPresent(inside -> Arrays.fill(cells, index(inside.first()), index(inside.last()) + 1, value));
    }

    private void mark(AddressRange addresses) {
        addresses.intersection(subnet().range()).ifPresent(inside -> {
            for (int cell = index(inside.first()); cell <= index(inside.last()); cell++) {
                cells[cell] |= CONFLICT;
            }
        });
    }

    private int index(Ipv4 address) {
        return (int) (address.bits() - subnet().first().bits());
    }

    private static List<Claim> layers(Claims claims) {
        List<Claim> layers = new ArrayList<>(claims.list());
        claims.subnet().broadcast().ifPresent(broadcast -> {
            layers.add(Claim.of(Owner.NETWORK, claims.subnet().first()));
            layers.add(Claim.of(Owner.BROADCAST, broadcast));
        });
        layers.sort(Comparator.<Claim>comparingInt(claim -> FROM_BELOW.indexOf(claim.owner().kind()))
                .thenComparing(Claim::owner, Comparator.reverseOrder()));
        return List.copyOf(layers);
    }
}
