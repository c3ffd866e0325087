// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.engine.plan.Plan;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Which step matters most: the one with the longest way to go behind it, by weight; then the earlier one. */
final class Ranks {
    private final long[] weights;
    private final int[] rankOf;
    private final int[] ordinalAt;
    private final long total;

    Ranks(Plan plan) {
        int size = plan.size();
        weights = IntStream.range(0, size).mapToLong(ordinal -> plan.info(ordinal).weight()).toArray();
        total = LongStream.of(weights).sum();
        long[] way = new long[size];
        for (int ordinal = size - 1; ordinal >= 0; ordinal--) {
            long longest = 0;
            for (int next : plan.after(ordinal)) {
                longest = Math.max(longest, way[next]);
            }
            way[ordinal] = weights[ordinal] + longest;
        }
        ordinalAt = IntStream.range(0, size).boxed()
                .sorted(Comparator.comparingLong((Integer ordinal) -> -way[ordinal]).thenComparingInt(ordinal -> ordinal))
                .mapToInt(Integer::intValue).toArray();
        rankOf = new int[size];
        for (int rank = 0; rank < size; rank++) {
            rankOf[ordinalAt[rank]] = rank;
        }
    }

    long weight(int ordinal) {
        return weights[ordinal];
    }

    long total() {
        return total;
    }

    /** 0 is the most important. */
    int rank(int ordinal) {
        return rankOf[ordinal];
    }

    int ordinal(int rank) {
        return ordinalAt[rank];
    }
}
