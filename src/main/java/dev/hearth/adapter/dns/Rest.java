// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** JSON over HTTP with a bearer token. */
final class Rest implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final URI base;
    private final Secret token;
    private final Vendor vendor;
    private final Turns turns;
    private final HttpClient client;

    Rest(URI base, Secret token, Vendor vendor, Turns turns) {
        this.base = base;
        this.token = token;
        this.vendor = vendor;
        this.turns = turns;
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT).proxy(ProxySelector.getDefault()).build();
    }

    /** @param body missing when it was not JSON */
    record Reply(int status, JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    Reply get(String path) throws ProblemException, InterruptedException {
        return send(request(path).GET().build());
    }

    Reply post(String path, Map<String, Object> body) throws ProblemException, InterruptedException {
        try {
            return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a map of texts and numbers is always JSON", e);
        }
    }

    Reply delete(String path) throws ProblemException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER).header("Accept", "application/json").header("User-Agent", "hearth")
                .header("Authorization", "Bearer " + token.revealText());
    }

    /** Answers of 429 and from 500 on are problems here; what the others mean is the caller's to say. */
    private Reply send(HttpRequest request) throws ProblemException, InterruptedException {
        return turns.trying(() -> {
            HttpResponse<String> answer;
            try {
                answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw Vendor.failed(base.getAuthority(), e);
            }
            if (answer.statusCode() == 429) {
                throw vendor.throttled(pause(answer.headers())).asException();
            }
            if (answer.statusCode() >= 500) {
                throw Vendor.unreachable(base.getAuthority(), "HTTP " + answer.statusCode()).asException();
            }
            return new Reply(answer.statusCode(), read(answer.body()));
        });
    }

    private static JsonNode read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Retry-After in seconds (RFC 9110, 10.2.3), or DigitalOcean's ratelimit-reset, a time; at least 1. */
    private static long pause(HttpHeaders headers) {
        long after = number(headers, "Retry-After");
        long until = number(headers, "ratelimit-reset") - Instant.now().getEpochSecond();
        return Math.max(1, after > 0 ? after : until);
    }

    private static long number(HttpHeaders headers, String name) {
        return headers.firstValue(name).filter(text -> text.matches("\\d{1,10}")).map(Long::parseLong).orElse(0L);
    }

    @Override
    public void close() {
        client.close();
    }
}
