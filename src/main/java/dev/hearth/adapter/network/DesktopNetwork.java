// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Network;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The network through the sockets and tables of the machine that Hearth runs on. */
public final class DesktopNetwork implements Network {
    private static final int API_PORT = 6443;
    private static final Duration RESOLVE = Duration.ofSeconds(15);
    private final ApiProbe api;
    private final IntUnaryOperator webPort;
    private final Supplier<List<Routes.Route>> routes;

    public DesktopNetwork() {
        this(API_PORT, port -> port, SystemTables::routes);
    }

    /** @param webPort where to look for 80 and 443 */
    DesktopNetwork(int apiPort, IntUnaryOperator webPort, Supplier<List<Routes.Route>> routes) {
        this.api = new ApiProbe(apiPort);
        this.webPort = webPort;
        this.routes = routes;
    }

    @Override
    public List<Interface> interfaces() {
        List<Routes.Route> defaults = routes.get();
        List<Interface> found = new ArrayList<>();
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (card.isUp() && !card.isLoopback()) {
                    card.getInterfaceAddresses().forEach(at -> read(card, at, defaults).ifPresent(found::add));
                }
            }
        } catch (SocketException e) {
            return List.of();
        }
        found.sort(Comparator.comparingInt(card -> rank(card, defaults)));
        return List.copyOf(found);
    }

    @Override
    public Reach tcp(Ipv4 address, int port, Duration timeout) throws InterruptedException {
        long start = System.nanoTime();
        try {
            Patiently.call(timeout.plus(Patiently.GRACE), () -> connect(address, port, timeout));
            return new Reach(Reach.State.OPEN, since(start));
        } catch (ConnectException e) {
            return new Reach(Reach.State.REFUSED, since(start));
        } catch (IOException e) {
            return new Reach(Reach.State.SILENT, null);
        }
    }

    @Override
    public Optional<ApiAnswer> api(Ipv4 address, Duration timeout) throws ProblemException, InterruptedException {
        return api.ask(address, timeout);
    }

    @Override
    public Optional<WebAnswer> web(WebPage page, Duration timeout) throws InterruptedException {
        return WebProbe.ask(page, webPort.applyAsInt(page.port()), timeout);
    }

    @Override
    public Optional<Ipv4> resolve(String host) throws InterruptedException {
        try {
            return Patiently.call(RESOLVE, () -> Arrays.stream(InetAddress.getAllByName(host))
                    .filter(Inet4Address.class::isInstance).findFirst().flatMap(ip -> Ipv4.parse(ip.getHostAddress())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Neighbour> neighbours() {
        return SystemTables.neighbours();
    }

    @Override
    public Optional<String> name(Ipv4 address, Duration timeout) throws InterruptedException {
        try {
            String name = Patiently.call(timeout, () -> InetAddress.getByName(address.toString()).getCanonicalHostName());
            return Ipv4.parse(name).isPresent() ? Optional.empty() : Optional.of(name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean connect(Ipv4 address, int port, Duration timeout) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(address.toString(), port), (int) timeout.toMillis());
            return true;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Some drivers report prefixes that no IPv4 address can have. */
    private static Optional<Interface> read(NetworkInterface card, InterfaceAddress at, List<Routes.Route> defaults) {
        int prefix = at.getNetworkPrefixLength();
        if (!(at.getAddress() instanceof Inet4Address own) || prefix < 1 || prefix > 32) {
            return Optional.empty();
        }
        return Ipv4.parse(own.getHostAddress()).map(address -> new Interface(
                card.getName(), address, Cidr.around(address, prefix), gateway(card.getName(), address, defaults)));
    }

    private static @Nullable Ipv4 gateway(String name, Ipv4 address, List<Routes.Route> defaults) {
        return defaults.stream().filter(route -> leads(route, name, address)).map(Routes.Route::gateway).findFirst().orElse(null);
    }

    private static int rank(Interface card, List<Routes.Route> defaults) {
        for (int i = 0; i < defaults.size(); i++) {
            if (leads(defaults.get(i), card.name(), card.address())) {
                return i;
            }
        }
        return defaults.size();
    }

    private static boolean leads(Routes.Route route, String name, Ipv4 address) {
        return route.through().equals(name) || route.through().equals(address.toString());
    }
}
