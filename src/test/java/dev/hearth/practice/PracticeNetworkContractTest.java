// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.NetworkContract;
import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.release.Releases;
import dev.hearth.manifest.MetalLb;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

class PracticeNetworkContractTest extends NetworkContract {
    private static final Ipv4 VIP = Ipv4.of("192.168.5.200");
    private static final Ipv4 TRAEFIK = Ipv4.of("192.168.5.201");
    private static final Lan LAN = new Lan(Cidr.of("192.168.5.0/24"), null, List.of(), null, null, new TreeMap<>());
    private OneServer home;

    @BeforeEach
    void begin() throws Exception {
        home = new OneServer();
    }

    @Override
    protected At open() {
        return at(home.node1.address(), 22);
    }

    @Override
    protected At refusing() {
        return at(home.node2.address(), 6443);
    }

    @Override
    protected At silent() {
        return at(Ipv4.of("192.168.5.99"), 22);
    }

    @Override
    protected At k3s() {
        return at(home.node1.address(), 6443);
    }

    @Override
    protected At somethingElse() {
        home.world.ask(now -> {
            home.world.intrudeAt(VIP);
            home.world.set(Fault.VIP_TAKEN, true, now);
            return now;
        });
        return at(VIP, 6443);
    }

    @Override
    protected At web() throws Exception {
        AddressPlan plan = new AddressPlan(LAN, VIP, AddressRange.of("192.168.5.201-192.168.5.220"), TRAEFIK);
        home.api().apply(new Manifest(new ObjectRef("apps/v1", "Deployment", "metallb-system", "controller"),
                "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: controller\n  namespace: metallb-system\n"));
        home.world.pass(Duration.ofSeconds(20));
        for (Manifest manifest : MetalLb.pools(plan)) {
            home.api().apply(manifest);
        }
        for (Manifest manifest : Traefik.install(plan, 1, new Releases.Component("v3.5.0", "docker.io/traefik:v3.5.0", Map.of()))) {
            home.api().apply(manifest);
        }
        home.world.pass(Duration.ofSeconds(20));
        return at(TRAEFIK, 443);
    }

    private At at(Ipv4 address, int port) {
        return new At(new PracticeNetwork(home.world), address, port);
    }
}
