// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Objects;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A web server on loopback, with the key and certificate of a file in the resources (made by keytool for these tests; they open nothing). */
final class LoopbackWeb implements AutoCloseable {
    private final HttpServer server;

    private LoopbackWeb(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static LoopbackWeb plain() throws IOException {
        return new LoopbackWeb(HttpServer.create(address(), 0));
    }

    static LoopbackWeb tls(String keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Objects.requireNonNull(LoopbackWeb.class.getResourceAsStream(keys + ".p12"))) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new LoopbackWeb(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    LoopbackWeb answer(String path, int status, String type, String body) {
        return handle(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    LoopbackWeb handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    static InetSocketAddress address() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    /** A port that was free a moment ago: nobody listens there. */
    static int free() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, address().getAddress())) {
            return closed.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
