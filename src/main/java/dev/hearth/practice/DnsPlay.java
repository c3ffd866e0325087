// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.DnsApi.DnsZone;
import dev.hearth.port.NameServers.NameServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A domain at a provider: what is written there reaches its two name servers seconds later, the second one last. */
final class DnsPlay {
    static final List<DnsZone> ZONES = List.of(new DnsZone("Z1", "example.com"), new DnsZone("Z2", "home.example.com"));
    static final NameServer FIRST = new NameServer("ns1.provider.example", Ipv4.of("203.0.113.53"));
    static final NameServer SECOND = new NameServer("ns2.provider.example", Ipv4.of("203.0.113.54"));
    private static final Map<NameServer, Duration> DELAYS = Map.of(FIRST, Duration.ofSeconds(2), SECOND, Duration.ofSeconds(5));
    private final List<Text> texts = new ArrayList<>();

    private static final class Text {
        private final String name;
        private final String value;
        private final Instant added;
        private @Nullable Instant removed;

        Text(String name, String value, Instant added) {
            this.name = name;
            this.value = value;
            this.added = added;
        }

        boolean there(Instant at) {
            return !added.isAfter(at) && (removed == null || removed.isAfter(at));
        }
    }

    Optional<DnsZone> zone(String name) {
        return ZONES.stream().filter(zone -> name.equals(zone.name()) || name.endsWith("." + zone.name()))
                .reduce((one, other) -> other.name().length() > one.name().length() ? other : one);
    }

    void add(String name, String value, Instant now) {
        if (!texts(name, now).contains(value)) {
            texts.add(new Text(name, value, now));
        }
    }

    void remove(String name, String value, Instant now) {
        texts.stream().filter(text -> text.name.equals(name) && text.value.equals(value) && text.there(now)).forEach(text -> text.removed = now);
    }

    /** As the provider has them. */
    List<String> texts(String name, Instant now) {
        return texts.stream().filter(text -> text.name.equals(name) && text.there(now)).map(text -> text.value).toList();
    }

    /** As that server has them by now; none at a server of somebody else. */
    List<String> texts(NameServer server, String name, Instant now) {
        Duration delay = DELAYS.get(server);
        return delay == null ? List.of() : texts(name, now.minus(delay));
    }
}
