// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Network;
import dev.hearth.port.Network.Interface;
import dev.hearth.port.Network.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesktopNetworkTest {
    private static final Ipv4 LOOPBACK = Ipv4.of("127.0.0.1");
    private static final Duration LONG = Duration.ofSeconds(20);
    private final Network network = new DesktopNetwork();

    @Test
    void anOpenPortIsOpen() throws Exception {
        try (ServerSocket server = listen(50)) {
            Reach reach = network.tcp(LOOPBACK, server.getLocalPort(), LONG);
            assertEquals(Reach.State.OPEN, reach.state());
            assertNotNull(reach.rtt());
        }
    }

    @Test
    void aClosedPortRefuses() throws Exception {
        int port;
        try (ServerSocket server = listen(50)) {
            port = server.getLocalPort();
        }
        Reach reach = network.tcp(LOOPBACK, port, LONG);
        assertEquals(Reach.State.REFUSED, reach.state());
        assertNotNull(reach.rtt());
    }

    @Test
    void whoNeverAnswersIsSilentWhenTheTimeIsUp() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket server = listen(1)) {
            fillBacklog(server, waiting);
            assertEquals(new Reach(Reach.State.SILENT, null), network.tcp(LOOPBACK, server.getLocalPort(), Duration.ofMillis(200)));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket server = listen(1)) {
            fillBacklog(server, waiting);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> network.tcp(LOOPBACK, server.getLocalPort(), LONG));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void namesAndAddressesResolve() throws Exception {
        assertEquals(Optional.of(LOOPBACK), network.resolve("localhost"));
        assertEquals(Optional.of(Ipv4.of("192.168.5.200")), network.resolve("192.168.5.200"));
        assertEquals(Optional.empty(), network.resolve("a".repeat(64) + ".invalid"));
        assertEquals(Optional.empty(), network.resolve("not a name"));
    }

    @Test
    void interfacesAreUpAndHoldTheirAddress() throws Exception {
        for (Interface card : network.interfaces()) {
            NetworkInterface real = NetworkInterface.getByName(card.name());
            assertTrue(real.isUp());
            assertFalse(real.isLoopback());
            assertTrue(card.subnet().contains(card.address()));
            assertTrue(real.inetAddresses().map(InetAddress::getHostAddress).anyMatch(card.address().toString()::equals));
        }
    }

    @Test
    void theInterfaceOfTheDefaultRouteComesFirstWithItsGateway() {
        List<Interface> plain = new DesktopNetwork(6443, port -> port, List::of).interfaces();
        for (Interface chosen : plain) {
            assertNull(chosen.gateway());
            Ipv4 gateway = chosen.subnet().first();
            Network routed = new DesktopNetwork(6443, port -> port, () -> List.of(new Routes.Route(chosen.address().toString(), gateway, 1)));
            assertEquals(new Interface(chosen.name(), chosen.address(), chosen.subnet(), gateway), routed.interfaces().getFirst());
        }
    }

    private static ServerSocket listen(int backlog) throws IOException {
        return new ServerSocket(0, backlog, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Connects until the system leaves a further connection without an answer. */
    private static void fillBacklog(ServerSocket server, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 64; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 100);
            } catch (java.net.SocketTimeoutException e) {
                return;
            }
        }
        throw new IOException("every connection was taken");
    }
}
