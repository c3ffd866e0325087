// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.ProxyChoice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy that the system names, else that of {@code https_proxy}, {@code http_proxy} and {@code no_proxy}, read as
 * curl does (capital letters too), unless the user chose one or none in Hearth. A name and password in them are not used: the JDK
 * sends none through a tunnel. The machines of the home are never asked for through it by those who speak to them.
 */
public final class Proxies extends ProxySelector {
    private final @Nullable ProxySelector system;
    private final Map<String, String> environment;
    private volatile ProxyChoice chosen = ProxyChoice.SYSTEM;

    public Proxies(@Nullable ProxySelector system, Map<String, String> environment) {
        this.system = system;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return wanted(uri).map(List::of).orElse(List.of(Proxy.NO_PROXY));
    }

    /** From now on. */
    public void choose(ProxyChoice choice) {
        chosen = choice;
    }

    private Optional<Proxy> wanted(URI uri) {
        ProxyChoice choice = chosen;
        return switch (choice.kind()) {
            case SYSTEM -> named(uri).or(() -> fromEnvironment(uri));
            case NONE -> Optional.empty();
            case OWN -> direct(host(uri)) ? Optional.empty() : Optional.of(http(choice.host(), choice.port()));
        };
    }

    private static String host(URI uri) {
        return Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
        if (system != null) {
            system.connectFailed(uri, address, cause);
        }
    }

    private Optional<Proxy> named(URI uri) {
        return system == null ? Optional.empty() : system.select(uri).stream().filter(proxy -> proxy.type() == Proxy.Type.HTTP).findFirst();
    }

    private Optional<Proxy> fromEnvironment(URI uri) {
        String proxy = variable(uri.getScheme().toLowerCase(Locale.ROOT) + "_proxy");
        if (proxy.isEmpty() || direct(host(uri))) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            int port = address.getPort() < 0 ? 80 : address.getPort();
            return address.getHost() == null
                    ? Optional.empty()
                    : Optional.of(http(address.getHost(), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean direct(String host) {
        if (host.equals("localhost") || host.startsWith("127.")) {
            return true;
        }
        for (String item : variable("no_proxy").toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            String suffix = item.startsWith(".") ? item.substring(1) : item;
            boolean inSubnet = Cidr.parse(item).flatMap(subnet -> Ipv4.parse(host).filter(subnet::contains)).isPresent();
            if (item.equals("*") || inSubnet || (!suffix.isEmpty() && ("." + host).endsWith("." + suffix))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), "")).strip();
    }
}
