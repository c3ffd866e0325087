// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Network;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A desktop at 192.168.1.50 behind the gateway 192.168.1.1; nothing else answers. */
public final class FakeNetwork implements Network {
    public List<Interface> interfaces =
            List.of(new Interface("eth0", Ipv4.of("192.168.1.50"), Cidr.of("192.168.1.0/24"), Ipv4.of("192.168.1.1")));

    public final Map<String, Ipv4> names = new HashMap<>();

    @Override
    public List<Interface> interfaces() {
        return interfaces;
    }

    @Override
    public Reach tcp(Ipv4 address, int port, Duration timeout) {
        return new Reach(Reach.State.SILENT, null);
    }

    @Override
    public Optional<ApiAnswer> api(Ipv4 address, Duration timeout) {
        return Optional.empty();
    }

    @Override
    public Optional<WebAnswer> web(WebPage page, Duration timeout) {
        return Optional.empty();
    }

    @Override
    public List<Neighbour> neighbours() {
        return List.of();
    }

    @Override
    public Optional<String> name(Ipv4 address, Duration timeout) {
        return Optional.empty();
    }

    @Override
    public Optional<Ipv4> resolve(String host) {
        return Ipv4.parse(host).or(() -> Optional.ofNullable(names.get(host)));
    }
}
