// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.contract.NetworkContract;
import dev.hearth.domain.net.Ipv4;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class DesktopNetworkContractTest extends NetworkContract {
    private static final Ipv4 LOOPBACK = Ipv4.of("127.0.0.1");
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Override
    protected At open() throws Exception {
        return at(kept(LoopbackWeb.plain()).port());
    }

    @Override
    protected At refusing() throws Exception {
        return at(LoopbackWeb.free());
    }

    /** A listener whose queue is full: the system leaves a further connection without an answer. */
    @Override
    protected At silent() throws Exception {
        ServerSocket server = kept(new ServerSocket(0, 1, LoopbackWeb.address().getAddress()));
        for (int i = 0; i < 64; i++) {
            try {
                kept(new Socket()).connect(server.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException e) {
                return at(server.getLocalPort());
            }
        }
        throw new IOException("every connection was taken");
    }

    @Override
    protected At k3s() throws Exception {
        return at(kept(LoopbackWeb.tls("k3s")).answer("/ping", 200, "text/plain", "pong").answer("/cacerts", 200, "text/plain", "-----BEGIN CERTIFICATE-----\n").port());
    }

    @Override
    protected At somethingElse() throws Exception {
        return at(kept(LoopbackWeb.tls("k3s")).answer("/", 200, "text/html", "<!doctype html><title>NAS</title>").port());
    }

    @Override
    protected At web() throws Exception {
        int tls = kept(LoopbackWeb.tls("web")).answer("/", 404, "text/plain", "404 page not found").port();
        int plain = kept(LoopbackWeb.plain()).handle("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            exchange.sendResponseHeaders(308, -1);
            exchange.close();
        }).port();
        return new At(new DesktopNetwork(1, port -> port == 443 ? tls : plain, List::of), LOOPBACK, plain);
    }

    private static At at(int port) {
        return new At(new DesktopNetwork(port, web -> port, List::of), LOOPBACK, port);
    }

    private <T extends AutoCloseable> T kept(T opened) {
        open.push(opened);
        return opened;
    }
}
