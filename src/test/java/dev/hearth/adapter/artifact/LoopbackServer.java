// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A web server on loopback that answers as a test tells it to, and remembers what it was asked. */
final class LoopbackServer implements AutoCloseable {
    /** Method, path and Range of every request: {@code /k3s bytes=5-}. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    LoopbackServer(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static LoopbackServer plain() throws IOException {
        return new LoopbackServer(HttpServer.create(address(), 0));
    }

    static InetSocketAddress address() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param path as it is asked for, escapes and all */
    void on(String path, HttpHandler page) {
        pages.put(path, page);
    }

    void file(String path, byte[] content, String etag) {
        on(path, exchange -> send(exchange, content, etag, content.length));
    }

    void text(String path, String content) {
        on(path, exchange -> send(exchange, content.getBytes(StandardCharsets.UTF_8), "", Integer.MAX_VALUE));
    }

    void status(String path, int status) {
        on(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /** The file as a good server sends it, ranges and all, but the connection breaks at that place. */
    static void send(HttpExchange exchange, byte[] content, String etag, int upTo) throws IOException {
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean rest = range != null && etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = rest ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (rest) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(rest ? 206 : 200, content.length - from);
        exchange.getResponseBody().write(content, from, Math.min(upTo, content.length) - from);
        exchange.getResponseBody().flush();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(path + (range == null ? "" : " " + range));
        HttpHandler page = pages.get(path);
        try (exchange) {
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                page.handle(exchange);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
