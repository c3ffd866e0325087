// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.SweepTargets;
import dev.hearth.port.Network;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LanSweepTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Ipv4> ALL = SweepTargets.of(new Claims(Cidr.of("192.168.1.0/24"), List.of()));

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void whoAnswersOrRefusesIsThereAndSoIsWhomOnlyTheTableKnows() throws InterruptedException {
        AtomicInteger last = new AtomicInteger();
        Occupancy seen = new LanSweep(network((address, port) -> address.toString().equals("192.168.1.7") ? Network.Reach.State.REFUSED
                : address.toString().equals("192.168.1.8") && port == 22 ? Network.Reach.State.OPEN : Network.Reach.State.SILENT), () -> NOW)
                .look(ALL, done -> last.accumulateAndGet(done, Math::max));
        assertEquals(Set.of(Ipv4.of("192.168.1.7"), Ipv4.of("192.168.1.8"), Ipv4.of("192.168.1.9")), seen.sightings().keySet());
        assertEquals("host-8", seen.at(Ipv4.of("192.168.1.8")).orElseThrow().name());
        assertEquals("aa:aa:aa:aa:aa:09", seen.at(Ipv4.of("192.168.1.9")).orElseThrow().mac());
        assertEquals(List.of(Ipv4.of("192.168.1.8")), seen.ssh().stream().map(one -> one.address()).toList());
        assertEquals(254, last.get());
        assertTrue(most.get() <= 64, "knocked at " + most.get() + " at once");
    }

    @Test
    void itEndsAtOnceWhenItIsStopped() throws InterruptedException {
        CountDownLatch knocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<String> ended = new AtomicReference<>("");
        Thread sweep = Thread.ofVirtual().start(() -> {
            try {
                var _ = new LanSweep(network((address, port) -> {
                    knocked.countDown();
                    never.await();
                    return Network.Reach.State.OPEN;
                }), () -> NOW).look(ALL, done -> {});
            } catch (InterruptedException e) {
                ended.set("stopped");
            }
        });
        knocked.await();
        sweep.interrupt();
        sweep.join();
        assertEquals("stopped", ended.get());
    }

    private interface Answers {
        Network.Reach.State of(Ipv4 address, int port) throws InterruptedException;
    }

    private Network network(Answers answers) {
        return (Network) Proxy.newProxyInstance(Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "tcp" -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    yield new Network.Reach(answers.of((Ipv4) arguments[0], (Integer) arguments[1]), Duration.ofMillis(1));
                } finally {
                    now.decrementAndGet();
                }
            }
            case "neighbours" -> List.of(new Network.Neighbour(Ipv4.of("192.168.1.9"), "aa:aa:aa:aa:aa:09"), new Network.Neighbour(Ipv4.of("10.9.9.9"), "aa:aa:aa:aa:aa:99"));
            case "name" -> arguments[0].toString().endsWith(".8") ? Optional.of("host-8") : Optional.empty();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
