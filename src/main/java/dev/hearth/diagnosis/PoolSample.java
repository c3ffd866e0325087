// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Ipv4;
import java.util.List;
import java.util.stream.LongStream;

/** The addresses of a pool that are asked for: a node asks them all at once, so not more than 64. */
final class PoolSample {
    private static final int MOST = 64;

    private PoolSample() {}

    static List<Ipv4> at(AddressRange pool) {
        return LongStream.range(0, Math.min(MOST, pool.size())).mapToObj(pool.first()::plus).toList();
    }
}
