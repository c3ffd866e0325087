// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Proposes the VIP, after it the pool, and Traefik first in the pool (guide G80), near the top of the subnet and clear of all
 * that is on the LAN (G81). Places are tried in an order that only the subnet and the size decide, and the first that is free
 * is taken; so a node that comes later, elsewhere, never moves a proposal.
 *
 * <p>The order: as many addresses as asked for come first, fewer after that. For a size: the guide's .200, then VIPs that end
 * in a round number (.240, .230 ...), from the highest 256 addresses to the lowest, in blocks that stay inside of theirs; then
 * the highest free block anywhere; then pool and VIP apart, both as high as they can be.
 */
public final class AddressPlanner {
    /** The pool of the guide's example. */
    public static final int USUAL_POOL = 20;

    private static final int GUIDE_VIP = 200;

    private AddressPlanner() {}

    /**
     * A plan that adds no conflict to those that the LAN already has.
     *
     * @param poolSize how many addresses the pool should have; in a subnet smaller than a /24 at most a quarter of the hosts,
     *     so that there is room for nodes, and fewer where there is no room; never less than {@link AddressPlan#smallestPool}
     * @return empty when there is no room, when the subnet is no /16 to /30, or when k3s's own networks are in it
     */
    public static Optional<AddressPlan> propose(Lan lan, int poolSize) {
        Cidr subnet = lan.subnet();
        if (subnet.prefix() < 16 || subnet.prefix() > 30 || subnet.overlaps(AddressPlan.PODS) || subnet.overlaps(AddressPlan.SERVICES)) {
            return Optional.empty();
        }
        List<AddressRange> free = free(lan);
        long largest = free.stream().mapToLong(AddressRange::size).max().orElse(0);
        long smallest = AddressPlan.smallestPool(subnet);
        long wanted = Math.max(smallest, Math.min(poolSize, most(subnet)));
        return LongStream.iterate(Math.min(wanted, largest), size -> size >= smallest, size -> size - 1)
                .boxed()
                .flatMap(size -> Stream.<Optional<Block>>of(inRound(subnet, free, size), highest(free, size), apart(free, size))
                        .flatMap(Optional::stream))
                .findFirst()
                .map(block -> new AddressPlan(lan, block.vip(), block.pool(), block.pool().first()));
    }

    private static long most(Cidr subnet) {
        long hosts = subnet.hosts().size();
        return subnet.prefix() <= 24 ? hosts - 1 : hosts / 4;
    }

    /** What nobody has, in order. */
    private static List<AddressRange> free(Lan lan) {
        List<AddressRange> free = List.of(lan.subnet().hosts());
        for (Claim claim : Claims.of(lan).list()) {
            free = free.stream().flatMap(range -> range.minus(claim.addresses()).stream()).toList();
        }
        return free;
    }

    private static Optional<Block> inRound(Cidr subnet, List<AddressRange> free, long size) {
        long top = subnet.last().bits() | 255;
        return LongStream.iterate(top, end -> end >= subnet.first().bits(), end -> end - 256)
                .boxed()
                .flatMap(end -> roundEnds().mapToObj(number -> new long[] {end, end - 255 + number}))
                .filter(place -> place[1] + size < place[0])
                .filter(place -> place[1] > 0)
                .map(place -> Block.at(new Ipv4(place[1]), size))
                .filter(block -> free.stream().anyMatch(range -> range.contains(block.all())))
                .findFirst();
    }

    private static LongStream roundEnds() {
        return LongStream.concat(LongStream.of(GUIDE_VIP), LongStream.iterate(250, number -> number > 0, number -> number - 10));
    }

    private static Optional<Block> highest(List<AddressRange> free, long size) {
        return free.reversed().stream()
                .filter(range -> range.size() > size)
                .findFirst()
                .map(range -> Block.at(range.last().plus(-size), size));
    }

    private static Optional<Block> apart(List<AddressRange> free, long size) {
        return free.reversed().stream().filter(range -> range.size() >= size).findFirst().flatMap(range -> {
            AddressRange pool = new AddressRange(range.last().plus(1 - size), range.last());
            List<AddressRange> rest = new ArrayList<>();
            free.forEach(other -> rest.addAll(other.minus(pool)));
            return rest.isEmpty() ? Optional.empty() : Optional.of(new Block(rest.getLast().last(), pool));
        });
    }

    private record Block(Ipv4 vip, AddressRange pool) {
        static Block at(Ipv4 vip, long size) {
            return new Block(vip, new AddressRange(vip.plus(1), vip.plus(size)));
        }

        AddressRange all() {
            return new AddressRange(vip, pool.last());
        }
    }
}
