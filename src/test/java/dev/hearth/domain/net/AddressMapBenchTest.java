// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints what the model of a /16 map costs, next to filling an array of its size: on the clock, and of the processor, which other programs do not take away. */
@Tag("bench")
class AddressMapBenchTest {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(ints = {3, 250, 5_000})
    @SuppressWarnings("SystemOut")
    void mapOfASixteen(int nodes) {
        Claims claims = claims(nodes);
        Times map = times(() -> {
            AddressMap made = AddressMap.of(claims);
            return made.runs().size() + made.conflicts().size();
        });
        Times fill = times(() -> {
            int[] cells = new int[1 << 16];
            Arrays.fill(cells, nodes);
            return cells[nodes];
        });
        System.out.printf(Locale.ROOT, "map of a /16, %d nodes, with conflicts and runs: clock %s, processor %s; filling an array: processor %s; ratio %.1f%n",
                nodes, shown(map.clock), shown(map.processor), shown(fill.processor), map.processor[ROUNDS / 2] / fill.processor[ROUNDS / 2]);
    }

    private static String shown(double[] milliseconds) {
        return String.format(Locale.ROOT, "median %.3f ms, p95 %.3f ms", milliseconds[ROUNDS / 2], milliseconds[ROUNDS * 95 / 100]);
    }

    private static Times times(IntSupplier work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Times times = new Times(new double[ROUNDS], new double[ROUNDS]);
        long sum = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long worked = threads.getCurrentThreadCpuTime();
            sum += work.getAsInt();
            if (round >= 0) {
                times.processor[round] = (threads.getCurrentThreadCpuTime() - worked) / 1e6;
                times.clock[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (sum == 0) {
            throw new AssertionError("the work was optimised away");
        }
        Arrays.sort(times.clock);
        Arrays.sort(times.processor);
        return times;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Times(double[] clock, double[] processor) {}

    private static Claims claims(int nodes) {
        Random random = new Random(5);
        Cidr subnet = Cidr.of("192.168.0.0/16");
        List<Claim> list = new ArrayList<>(List.of(
                Claim.of(Owner.GATEWAY, Ipv4.of("192.168.0.1")),
                new Claim(Owner.DHCP, AddressRange.of("192.168.1.0-192.168.99.255")),
                Claim.of(Owner.VIP, Ipv4.of("192.168.255.200")),
                new Claim(Owner.POOL, AddressRange.of("192.168.255.201-192.168.255.220")),
                Claim.of(Owner.TRAEFIK, Ipv4.of("192.168.255.201"))));
        for (int i = 0; i < nodes; i++) {
            list.add(Claim.of(Owner.node("node" + i), RandomLans.address(random, subnet.hosts())));
        }
        return new Claims(subnet, list);
    }
}
