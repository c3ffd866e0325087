// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints what the model of a /16 map costs, next to filling an array of its size. */
@Tag("bench")
class AddressMapBenchTest {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(ints = {3, 250, 5_000})
    @SuppressWarnings("SystemOut")
    void mapOfASixteen(int nodes) {
        Claims claims = claims(nodes);
        double[] map = milliseconds(() -> {
            AddressMap made = AddressMap.of(claims);
            return made.runs().size() + made.conflicts().size();
        });
        double[] fill = milliseconds(() -> {
            int[] cells = new int[1 << 16];
            Arrays.fill(cells, nodes);
            return cells[nodes];
        });
        System.out.printf(Locale.ROOT, "map of a /16, %d nodes, with conflicts and runs: median %.3f ms, p95 %.3f ms; filling an array: median %.3f ms; ratio %.1f%n",
                nodes, map[ROUNDS / 2], map[ROUNDS * 95 / 100], fill[ROUNDS / 2], map[ROUNDS / 2] / fill[ROUNDS / 2]);
    }

    private static double[] milliseconds(IntSupplier work) {
        double[] times = new double[ROUNDS];
        long sum = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sum += work.getAsInt();
            if (round >= 0) {
                times[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (sum == 0) {
            throw new AssertionError("the work was optimised away");
        }
        Arrays.sort(times);
        return times;
    }

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
