// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Sighting;
import dev.hearth.port.Network;
import dev.hearth.port.Network.Reach;
import dev.hearth.port.Sweep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Knocks at every address with TCP. Who refuses is there, too; and who lets no packet of ours through still answers ARP, so that the
 * desktop's table of neighbours knows it afterwards.
 */
public final class LanSweep implements Sweep {
    /** SSH, by which a node is found, and what most machines of a home have open. */
    private static final List<Integer> PORTS = List.of(22, 80, 443);
    private static final Duration KNOCK = Duration.ofMillis(400);
    private static final Duration NAME = Duration.ofSeconds(2);
    /** So many addresses at once: home routers count connections. */
    private static final int AT_ONCE = 64;

    private final Network network;
    private final InstantSource clock;

    public LanSweep(Network network, InstantSource clock) {
        this.network = network;
        this.clock = clock;
    }

    @Override
    public Occupancy look(List<Ipv4> targets, IntConsumer asked) throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        AtomicInteger done = new AtomicInteger();
        List<Callable<Optional<Sighting>>> knocks = targets.stream().<Callable<Optional<Sighting>>>map(target -> () -> {
            room.acquire();
            try {
                return knock(target);
            } finally {
                room.release();
                asked.accept(done.incrementAndGet());
            }
        }).toList();
        Map<Ipv4, Sighting> found = new TreeMap<>();
        SideBySide.all(knocks).forEach(answer -> answer.ifPresent(sighting -> found.put(sighting.address(), sighting)));
        Map<Ipv4, String> macs = new HashMap<>();
        network.neighbours().forEach(neighbour -> macs.put(neighbour.address(), neighbour.mac()));
        for (Ipv4 target : targets) {
            Optional.ofNullable(macs.get(target)).ifPresent(mac -> found.merge(target, new Sighting(target, clock.instant(), new TreeSet<>(), mac, ""),
                    (knocked, neighbour) -> new Sighting(target, knocked.at(), knocked.ports(), mac, "")));
        }
        return Occupancy.of(SideBySide.all(found.values().stream().<Callable<Sighting>>map(sighting -> () -> named(sighting)).toList()));
    }

    private Optional<Sighting> knock(Ipv4 target) throws InterruptedException {
        SortedSet<Integer> open = new TreeSet<>();
        boolean there = false;
        for (int port : PORTS) {
            Reach reach = network.tcp(target, port, KNOCK);
            there |= reach.state() != Reach.State.SILENT;
            if (reach.state() == Reach.State.OPEN) {
                open.add(port);
            }
        }
        return there ? Optional.of(new Sighting(target, clock.instant(), open, "", "")) : Optional.empty();
    }

    private Sighting named(Sighting sighting) throws InterruptedException {
        return new Sighting(sighting.address(), sighting.at(), sighting.ports(), sighting.mac(), network.name(sighting.address(), NAME).orElse(""));
    }
}
