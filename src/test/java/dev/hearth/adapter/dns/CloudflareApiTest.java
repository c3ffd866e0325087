// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as Cloudflare's API v4 gives them. */
class CloudflareApiTest {
    private static final String ZONES = "GET /zones?status=active&per_page=50&page=";
    private static final String RECORDS = "GET /zones/023e/dns_records?type=TXT&per_page=100&name=_x.home.example.com";
    private static final DnsZone ZONE = new DnsZone("023e", "home.example.com");
    private final List<Duration> pauses = new ArrayList<>();
    private RecordedAnswers cloudflare;
    private DnsApi api;

    @BeforeEach
    void start() throws Exception {
        cloudflare = new RecordedAnswers();
        Endpoints endpoints = new Endpoints(null, cloudflare.uri(), cloudflare.uri());
        api = new ProviderApis(endpoints, new Turns(pauses::add)).open(new DnsProvider.Cloudflare(), Secret.of("Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY"));
    }

    @AfterEach
    void stop() {
        api.close();
        cloudflare.close();
    }

    @Test
    void zonesComeInPages() throws Exception {
        cloudflare.on(ZONES + 1, 200, page("aaaa", "example.com", 2)).on(ZONES + 2, 200, page("023e", "home.example.com", 2));
        assertEquals(ZONE, api.zoneOf("_x.home.example.com"));
        assertEquals(new DnsZone("aaaa", "example.com"), api.zoneOf("nothome.example.com"));
        Problem missing = refused(() -> api.zoneOf("example.org"));
        assertEquals(ProblemCode.DNS_ZONE_MISSING, missing.code());
        assertEquals("example.com, home.example.com", missing.args().get("zones"));
        assertEquals("Bearer Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY", cloudflare.authorizations.getFirst());
    }

    @Test
    void textsAreReadWithAndWithoutTheirQuotes() throws Exception {
        cloudflare.on(RECORDS, 200, records());
        assertEquals(List.of("one", "two"), api.texts(ZONE, "_x.home.example.com"));
    }

    @Test
    void aTextIsWrittenInQuotesWithTheLeastTimeToLive() throws Exception {
        cloudflare.on("POST /zones/023e/dns_records", 200, "{\"result\":{\"id\":\"372e\"},\"success\":true,\"errors\":[],\"messages\":[]}");
        api.addText(ZONE, "_x.home.example.com", "one");
        String asked = cloudflare.asked.getFirst();
        for (String part : List.of("\"content\":\"\\\"one\\\"\"", "\"ttl\":60", "\"type\":\"TXT\"", "\"name\":\"_x.home.example.com\"")) {
            assertTrue(asked.contains(part), asked);
        }
    }

    @Test
    void aTextThatIsThereAlreadyIsFine() throws Exception {
        cloudflare.on("POST /zones/023e/dns_records", 400, error(81058, "An identical record already exists."));
        api.addText(ZONE, "_x.home.example.com", "one");
    }

    @Test
    void onlyTheTextIsRemovedAndOnceGoneIsFine() throws Exception {
        cloudflare.on(RECORDS, 200, records()).on("DELETE /zones/023e/dns_records/b2", 404, error(81044, "Record does not exist."));
        api.removeText(ZONE, "_x.home.example.com", "two");
        assertEquals(List.of(RECORDS, "DELETE /zones/023e/dns_records/b2"), cloudflare.asked);
    }

    @Test
    void refusalsAreNamed() {
        refusedZones(400, "{\"success\":false,\"errors\":[{\"code\":6003,\"message\":\"Invalid request headers\",\"error_chain\":"
                + "[{\"code\":6111,\"message\":\"Invalid format for Authorization header\"}]}],\"messages\":[],\"result\":null}", ProblemCode.DNS_CREDENTIAL_SHAPE);
        refusedZones(403, error(9109, "Invalid access token"), ProblemCode.DNS_CREDENTIAL_UNKNOWN);
        refusedZones(401, error(1000, "Invalid API Token"), ProblemCode.DNS_CREDENTIAL_UNKNOWN);
        refusedZones(403, error(10000, "Authentication error"), ProblemCode.DNS_CREDENTIAL_UNKNOWN);
        assertEquals("Zone:Read", refusedZones(403, error(9109, "Unauthorized to access requested resource"), ProblemCode.DNS_CREDENTIAL_FORBIDDEN).args().get("permission"));
        assertEquals(Retry.SOON, refusedZones(502, "<html>Bad gateway</html>", ProblemCode.DNS_UNREACHABLE).retry());
        refusedZones(200, "<html>sign in to the hotel</html>", ProblemCode.DNS_REJECTED);
    }

    @Test
    void aTokenThatMayOnlyReadIsToldWhatItLacks() {
        cloudflare.on("POST /zones/023e/dns_records", 403, error(10000, "Authentication error"));
        Problem problem = refused(() -> {
            api.addText(ZONE, "_x.home.example.com", "one");
            return ZONE;
        });
        assertEquals(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, problem.code());
        assertEquals("DNS:Edit", problem.args().get("permission"));
        assertEquals("https://dash.cloudflare.com/profile/api-tokens", problem.args().get("page"));
    }

    @Test
    void pausesAreAsLongAsCloudflareSays() throws Exception {
        String slow = error(971, "Please wait and consider throttling your request speed");
        cloudflare.on(ZONES + 1, 429, slow, "Retry-After", "7").on(ZONES + 1, 429, slow).on(ZONES + 1, 200, page("023e", "home.example.com", 1));
        assertEquals(ZONE, api.zoneOf("home.example.com"));
        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(1)), pauses);
    }

    @Test
    void nobodyWaitsForALongPause() {
        cloudflare.on(ZONES + 1, 429, error(971, "Please wait"), "Retry-After", "240");
        Problem problem = refused(() -> api.zoneOf("home.example.com"));
        assertEquals(ProblemCode.DNS_THROTTLED, problem.code());
        assertEquals("240", problem.args().get("seconds"));
        assertEquals(Retry.SOON, problem.retry());
        assertEquals(List.of(), pauses);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        cloudflare.close();
        Problem problem = refused(() -> api.zoneOf("home.example.com"));
        assertEquals(ProblemCode.DNS_UNREACHABLE, problem.code());
        assertEquals(Retry.SOON, problem.retry());
        assertEquals(cloudflare.uri().getAuthority(), problem.args().get("server"));
    }

    @Test
    void aPortalInTheMiddleIsNotTakenForSilence() throws Exception {
        try (ServerSocket portal = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> signInPage(portal));
            URI secure = URI.create("https://127.0.0.1:" + portal.getLocalPort());
            ProviderApis apis = new ProviderApis(new Endpoints(secure, secure, secure), new Turns(pauses::add));
            for (DnsProvider provider : List.of(new DnsProvider.Cloudflare(), new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1"))) {
                try (DnsApi asked = apis.open(provider, Secret.of("token"))) {
                    Problem problem = refused(() -> asked.zoneOf("home.example.com"));
                    assertEquals(ProblemCode.DNS_TLS, problem.code(), problem::toString);
                    assertEquals(Retry.AFTER_FIX, problem.retry());
                }
            }
        }
    }

    private static void signInPage(ServerSocket portal) {
        while (!portal.isClosed()) {
            try (Socket socket = portal.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write("HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // the client hangs up as it likes; a closed portal ends the loop
            }
        }
    }

    private Problem refusedZones(int status, String body, ProblemCode code) {
        RecordedAnswers another = cloudflare;
        try {
            cloudflare = new RecordedAnswers().on(ZONES + 1, status, body);
            DnsApi asked = new ProviderApis(new Endpoints(null, cloudflare.uri(), cloudflare.uri()), new Turns(pauses::add))
                    .open(new DnsProvider.Cloudflare(), Secret.of("token"));
            Problem problem = refused(() -> asked.zoneOf("home.example.com"));
            assertEquals(code, problem.code(), problem::toString);
            return problem;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            cloudflare.close();
            cloudflare = another;
        }
    }

    private interface Call {
        DnsZone run() throws ProblemException, InterruptedException;
    }

    private static Problem refused(Call call) {
        return assertThrows(ProblemException.class, call::run).problem();
    }

    private static String page(String id, String name, int pages) {
        return """
                {"result":[{"id":"%s","name":"%s","status":"active","paused":false,"type":"full"}],
                "result_info":{"page":1,"per_page":50,"total_pages":%d,"count":1,"total_count":%d},"success":true,"errors":[],"messages":[]}"""
                .formatted(id, name, pages, pages);
    }

    private static String records() {
        return """
                {"result":[{"id":"a1","name":"_x.home.example.com","type":"TXT","content":"one","proxiable":false,"proxied":false,"ttl":60},
                {"id":"b2","name":"_x.home.example.com","type":"TXT","content":"\\"two\\"","proxiable":false,"proxied":false,"ttl":60}],
                "success":true,"errors":[],"messages":[],"result_info":{"page":1,"per_page":100,"count":2,"total_count":2,"total_pages":1}}""";
    }

    private static String error(int code, String message) {
        return "{\"success\":false,\"errors\":[{\"code\":" + code + ",\"message\":\"" + message + "\"}],\"messages\":[],\"result\":null}";
    }
}
