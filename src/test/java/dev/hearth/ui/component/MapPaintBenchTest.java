// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Claim;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prints what the window's thread needs to draw a /16 anew while a block is dragged, next to filling the same pixels once. */
@Tag("bench")
@ExtendWith(HeadlessToolkit.class)
class MapPaintBenchTest {
    private static final int ROUNDS = 300;

    @Test
    @SuppressWarnings("SystemOut")
    void redrawOfASixteen() {
        for (int nodes : new int[] {3, 250}) {
            SubnetMap map = new SubnetMap(new PlainWords());
            Stage stage = Ui.get(() -> Screenshots.show(Theme.LIGHT, new StackPane(map), Screenshots.WIDTH, Screenshots.HEIGHT));
            Screenshots.settle(stage);
            double[] redraw = times(round -> map.show(Optional.of(claims(nodes, round)), Set.of()));
            double[] again = times(round -> map.zoom(false));
            int[] pixels = new int[Screenshots.WIDTH * Screenshots.HEIGHT];
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(Screenshots.WIDTH, Screenshots.HEIGHT, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            double[] fill = times(round -> {
                Arrays.fill(pixels, round);
                buffer.updateBuffer(all -> null);
            });
            Ui.run(stage::close);
            System.out.printf(Locale.ROOT, "a /16 with %d nodes on %d x %d pixels, window's thread: dragged %s, painted again %s; one plain fill %s; ratio %.1f%n",
                    nodes, Screenshots.WIDTH, Screenshots.HEIGHT, shown(redraw), shown(again), shown(fill), redraw[ROUNDS / 2] / fill[ROUNDS / 2]);
        }
    }

    private static String shown(double[] milliseconds) {
        return String.format(Locale.ROOT, "median %.2f ms, p95 %.2f ms", milliseconds[ROUNDS / 2], milliseconds[ROUNDS * 95 / 100]);
    }

    /** One after the other, each in a turn of its own of the window's thread, as they are in the window. */
    private static double[] times(IntConsumer work) {
        double[] times = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            int now = round;
            double time = Ui.get(() -> {
                long start = System.nanoTime();
                work.accept(now);
                return (System.nanoTime() - start) / 1e6;
            });
            if (round >= 0) {
                times[round] = time;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static Claims claims(int nodes, int round) {
        Random random = new Random(5);
        Ipv4 vip = Ipv4.of("192.168.200.10").plus(Math.floorMod(round, 1000));
        List<Claim> list = new ArrayList<>(List.of(Claim.of(Owner.GATEWAY, Ipv4.of("192.168.0.1")),
                new Claim(Owner.DHCP, AddressRange.of("192.168.1.0-192.168.99.255")), Claim.of(Owner.VIP, vip),
                new Claim(Owner.POOL, new AddressRange(vip.plus(5), vip.plus(25)))));
        for (int i = 0; i < nodes; i++) {
            list.add(Claim.of(Owner.node("node" + i), Ipv4.of("192.168.0.10").plus(random.nextInt(65_000))));
        }
        return new Claims(Cidr.of("192.168.0.0/16"), list);
    }
}
