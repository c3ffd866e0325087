// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A provider's interface on loopback that gives answers as they were recorded; the last one for a request is given again. */
final class RecordedAnswers implements AutoCloseable {
    /** {@code POST /zones/1/dns_records {"type":...}}. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

    private record Answer(int status, Map<String, String> headers, String body) {}

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    RecordedAnswers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param request method, path and query */
    RecordedAnswers on(String request, int status, String body, String... headers) {
        Map<String, String> named = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, named, body));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((request + " " + body).strip());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Deque<Answer> given = answers.get(request);
        try (exchange) {
            Answer answer = given == null ? new Answer(404, Map.of(), "not recorded: " + request) : given.size() > 1 ? given.removeFirst() : given.getFirst();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
