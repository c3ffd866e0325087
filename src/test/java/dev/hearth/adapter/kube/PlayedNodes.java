// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An API server's list and watch of nodes, as kube-apiserver gives them to a client that speaks no WebSocket. */
final class PlayedNodes implements AutoCloseable {
    private static final Pattern SINCE = Pattern.compile("resourceVersion=(\\d+)");
    final AtomicInteger lists = new AtomicInteger();
    final AtomicInteger watches = new AtomicInteger();
    private final Map<String, String> nodes = new TreeMap<>();
    private final TreeMap<Integer, String> history = new TreeMap<>();
    private final List<LinkedBlockingQueue<String>> open = new ArrayList<>();
    private FakeApi server;
    private int version = 100;
    private boolean mute;
    private boolean quiet;

    PlayedNodes() throws IOException, GeneralSecurityException {
        server = serve(0);
    }

    private FakeApi serve(int port) throws IOException, GeneralSecurityException {
        FakeApi api = FakeApi.start("server", port);
        api.handle("/api/v1/nodes", this::answer);
        api.handle("/livez", this::answer);
        return api;
    }

    int port() {
        return server.port();
    }

    synchronized void set(String node, String ready) {
        version++;
        boolean known = nodes.put(node, ready) != null;
        String line = "{\"type\":\"" + (known ? "MODIFIED" : "ADDED") + "\",\"object\":" + json(node, ready) + "}";
        tell(line);
    }

    synchronized void remove(String node) {
        version++;
        tell("{\"type\":\"DELETED\",\"object\":" + json(node, nodes.remove(node)) + "}");
    }

    private void tell(String line) {
        if (!quiet) {
            history.put(version, line);
            open.forEach(watch -> watch.add(line));
        }
    }

    /** What is changed now, no event tells of. */
    synchronized void withoutEvents(Runnable change) {
        quiet = true;
        change.run();
        quiet = false;
    }

    /** Ends every watch as a server does that forgot so old a version. */
    synchronized void gone() {
        open.forEach(watch -> watch.add("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                + "\"message\":\"too old resource version\",\"reason\":\"Expired\",\"code\":410}}"));
    }

    /** Every connection of a watch ends in the middle. */
    synchronized void drop() {
        open.forEach(watch -> watch.add(""));
    }

    /** Power is cut: connections stay open and nothing comes any more. */
    synchronized void mute() {
        mute = true;
    }

    synchronized void power() {
        mute = false;
        notifyAll();
    }

    void stop() {
        drop();
        server.close();
    }

    void startAgain() throws IOException, GeneralSecurityException {
        server = serve(server.port());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        try (exchange) {
            waitForPower();
            if (exchange.getRequestURI().getPath().equals("/livez")) {
                send(exchange, "ok");
            } else if (query == null || !query.contains("watch=true")) {
                lists.incrementAndGet();
                send(exchange, list());
            } else if (exchange.getRequestHeaders().containsKey("Upgrade")) {
                // no WebSocket here; the client asks again by plain HTTP
                send(exchange, "{}");
            } else {
                watch(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void waitForPower() throws InterruptedException {
        while (mute) {
            wait();
        }
    }

    private void watch(HttpExchange exchange) throws IOException, InterruptedException {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Matcher since = SINCE.matcher(exchange.getRequestURI().getQuery());
        synchronized (this) {
            lines.addAll(history.tailMap(since.find() ? Integer.parseInt(since.group(1)) : version, false).values());
            open.add(lines);
        }
        watches.incrementAndGet();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.flush();
        for (String line = lines.take(); !line.isEmpty(); line = lines.take()) {
            waitForPower();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        synchronized (this) {
            open.remove(lines);
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private synchronized String list() {
        return "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"items\":["
                + nodes.entrySet().stream().map(node -> json(node.getKey(), node.getValue())).collect(Collectors.joining(",")) + "]}";
    }

    private String json(String node, String ready) {
        return "{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + node + "\",\"uid\":\"" + node + "\",\"resourceVersion\":\"" + version
                + "\"},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"" + ready + "\"}]}}";
    }

    @Override
    public void close() {
        power();
        stop();
    }
}
