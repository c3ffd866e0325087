// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.engine.exec.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that there is in the played home, under one lock: whoever asks holds it and first lets time pass. */
final class World {
    static final Ipv4 GATEWAY = Ipv4.of("192.168.5.1");
    static final Ipv4 DESKTOP = Ipv4.of("192.168.5.2");
    static final String INTRUDER_MAC = "b8:27:eb:99:00:aa";
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration SETTLED = Duration.ofMinutes(15);
    private final Clock clock;
    private final List<PracticeNode> nodes;
    private final PracticeCluster cluster = new PracticeCluster(this);
    private final DnsPlay dns = new DnsPlay();
    /** With when each began. */
    private final Map<Fault, Instant> faults = new EnumMap<>(Fault.class);
    private Instant ticked;
    private @Nullable Ipv4 intruder;
    private @Nullable Tampering tampering;

    World(Clock clock, List<PracticeNode> nodes) {
        this.clock = clock;
        this.nodes = List.copyOf(nodes);
        this.ticked = clock.now();
        nodes.forEach(node -> node.live(this));
    }

    /** Something that is done or asked while the world stands still, after it has come up to this moment. */
    @FunctionalInterface
    interface Moment<T, E extends Exception> {
        T at(Instant now) throws E;
    }

    synchronized <T, E extends Exception> T ask(Moment<T, E> moment) throws E {
        Instant now = clock.now();
        // A window that was left open over night: nothing more happens after so long, and nobody should wait for half a million ticks.
        if (ticked.isBefore(now.minus(SETTLED))) {
            ticked = now.minus(SETTLED);
        }
        while (!ticked.plus(TICK).isAfter(now)) {
            ticked = ticked.plus(TICK);
            nodes.forEach(node -> node.tick(ticked));
            cluster.tick(ticked);
        }
        return moment.at(ticked);
    }

    /** To the nanosecond, where {@link #ask} goes by ticks. */
    Instant time() {
        return clock.now();
    }

    void pass(Duration time) throws InterruptedException {
        clock.sleep(time);
    }

    List<PracticeNode> nodes() {
        return nodes;
    }

    PracticeCluster cluster() {
        return cluster;
    }

    DnsPlay dns() {
        return dns;
    }

    Optional<PracticeNode> node(Ipv4 address) {
        return nodes.stream().filter(node -> node.address().equals(address)).findFirst();
    }

    Optional<PracticeNode> node(String hostOrAddress) {
        return nodes.stream()
                .filter(node -> hostOrAddress.equals(node.name()) || hostOrAddress.equals(node.name() + ".home") || hostOrAddress.equals(node.address().toString()))
                .findFirst();
    }

    boolean has(Fault fault) {
        return faults.containsKey(fault);
    }

    Optional<Instant> since(Fault fault) {
        return Optional.ofNullable(faults.get(fault));
    }

    /** What is done to a cluster is left undone while there is none. */
    void set(Fault fault, boolean on, Instant now) {
        boolean changes = on ? possible(fault, now) && faults.putIfAbsent(fault, now) == null : faults.remove(fault) != null;
        if (changes && tampering != null) {
            tampering.set(fault, on, now);
        }
        if (changes && !on && fault == Fault.NODE_DIES) {
            nodes.forEach(node -> node.boot(now));
        }
    }

    boolean possible(Fault fault, Instant now) {
        return fault == Fault.OLD_VIP ? !cluster.begun() : !fault.needsCluster() || (tampering != null && tampering.possible(now));
    }

    /** @param address what another device takes when {@link Fault#VIP_TAKEN} is on */
    void intrudeAt(Ipv4 address) {
        intruder = address;
        tampering = new Tampering(this, address);
    }

    /** Whether the other device, which shows its web page at every port, has an address. */
    boolean intruded(Ipv4 address) {
        return has(Fault.VIP_TAKEN) && address.equals(intruder);
    }

    /** Whose network card answers for an address: a machine's, the VIP's holder's, another device's. */
    Optional<String> mac(Ipv4 address, Instant now) {
        if (address.equals(GATEWAY)) {
            return Optional.of("3c:a6:2f:01:02:03");
        }
        if (intruded(address)) {
            return Optional.of(INTRUDER_MAC);
        }
        if (has(Fault.OLD_VIP) && address.equals(intruder)) {
            return nodes.stream().filter(node -> MendPlay.has(this, node, Fault.OLD_VIP) && node.powered(now)).map(PracticeNode::mac).findFirst();
        }
        return node(address).filter(node -> node.powered(now)).or(() -> cluster.kubeVip().announcer(address, now)).map(PracticeNode::mac)
                .or(() -> TraefikPlay.announced(address, cluster, now) ? Optional.of(nodes.getLast().mac()) : Optional.empty());
    }
}
