// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Transitive reduction: leaves out links that follow from others. A hard one must follow from hard ones, because in an
 * overlapped run the others do not hold.
 */
final class Reduction {
    private Reduction() {}

    /** @param links from lower to higher indexes */
    static List<Link> of(List<Link> links) {
        int size = links.stream().mapToInt(Link::to).max().orElse(-1) + 1;
        BitSet[] all = descendants(links, size);
        BitSet[] hard = descendants(links.stream().filter(Link::hard).toList(), size);
        List<Link> kept = new ArrayList<>();
        for (Link link : links) {
            BitSet[] reach = link.hard() ? hard : all;
            boolean follows = links.stream().anyMatch(first -> first.from() == link.from() && first.to() != link.to()
                    && (first.hard() || !link.hard()) && reach[first.to()].get(link.to()));
            if (!follows) {
                kept.add(link);
            }
        }
        return kept;
    }

    private static BitSet[] descendants(List<Link> links, int size) {
        BitSet[] reach = new BitSet[size];
        for (int i = size - 1; i >= 0; i--) {
            int from = i;
            BitSet mine = new BitSet();
            links.stream().filter(link -> link.from() == from).forEach(link -> {
                mine.set(link.to());
                mine.or(reach[link.to()]);
            });
            reach[i] = mine;
        }
        return reach;
    }
}
