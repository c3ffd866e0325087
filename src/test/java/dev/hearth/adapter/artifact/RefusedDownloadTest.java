// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.assertHolds;
import static dev.hearth.adapter.artifact.Desk.cache;
import static dev.hearth.adapter.artifact.Desk.content;
import static dev.hearth.adapter.artifact.Desk.fetch;
import static dev.hearth.adapter.artifact.Desk.pinned;
import static dev.hearth.adapter.artifact.Desk.refused;
import static dev.hearth.adapter.artifact.Desk.turned;
import static dev.hearth.adapter.artifact.Desk.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.KnownSums;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that never come to an end, and when asking again makes sense. */
class RefusedDownloadTest {
    private static final byte[] K3S = content(1, 700_000);

    @TempDir
    private Path folder;

    private LoopbackServer server;
    private ArtifactCache cache;
    private final FakeClock clock = new FakeClock();

    @BeforeEach
    void start() throws Exception {
        server = LoopbackServer.plain();
        cache = new ArtifactCache(folder, FirstSeen.forgetful(), KnownSums.inMemory(), Desk.web(clock));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 410})
    void anAnswerThatWillNotChangeIsGivenAtOnce(int status) {
        server.status("/k3s", status);
        Problem problem = failed(server.url("/k3s"));
        assertEquals(Retry.AFTER_FIX, problem.retry());
        assertTrue(problem.detail().startsWith("HTTP " + status), problem.detail());
        assertEquals(1, server.asked.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aBusyServerIsAskedThreeTimes(int status) {
        server.status("/k3s", status);
        Problem problem = failed(server.url("/k3s"));
        assertEquals(Retry.SOON, problem.retry());
        assertEquals(3, server.asked.size());
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(3)), clock.slept);
    }

    @Test
    void aServerThatRecoversIsForgiven() throws Exception {
        AtomicInteger count = new AtomicInteger();
        server.on("/k3s", exchange -> {
            if (count.incrementAndGet() < 3) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                LoopbackServer.send(exchange, K3S, "", K3S.length);
            }
        });
        assertHolds(K3S, fetch(cache, pinned(server.url("/k3s"), K3S)));
    }

    @Test
    void aConnectionThatIsAlwaysCutAtTheSamePlaceIsGivenUp() throws Exception {
        server.on("/k3s", exchange -> LoopbackServer.send(exchange, K3S, "\"one\"", Math.max(300_000, from(exchange))));
        assertEquals(Retry.SOON, failed(server.url("/k3s")).retry());
        assertEquals(4, server.asked.size());
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        server.on("/k3s", exchange -> {
            LoopbackServer.send(exchange, K3S, "\"one\"", 10_000);
            ArtifactCacheTest.await(end);
        });
        ArtifactCache hasty = new ArtifactCache(folder, FirstSeen.forgetful(), KnownSums.inMemory(), new Web(clock, Duration.ofMillis(300), SSLContext.getDefault()));
        Problem problem = refused(ProblemCode.DOWNLOAD_FAILED, () -> fetch(hasty, pinned(server.url("/k3s"), K3S)));
        end.countDown();
        assertEquals(Retry.SOON, problem.retry());
    }

    @Test
    void aRefusedConnectionIsTriedAgainAndAnUnknownNameIsNot() {
        String gone = server.url("/k3s");
        server.close();
        assertEquals(Retry.SOON, failed(gone).retry());
        assertEquals(2, clock.slept.size());
        Problem unknown = failed("https://no-such-host.invalid/k3s");
        assertEquals(Retry.AFTER_FIX, unknown.retry(), unknown.detail());
        assertEquals("unknown host", unknown.detail());
        assertEquals(Retry.AFTER_FIX, failed("https://" + "a".repeat(64) + ".invalid/k3s").retry());
        assertEquals(2, clock.slept.size());
    }

    @Test
    void aStrangersCertificateStopsAtOnce() throws Exception {
        try (LoopbackServer secure = secure(keys())) {
            secure.file("/k3s", K3S, "");
            Problem problem = failed(secure.url("/k3s").replace("http:", "https:"));
            assertEquals(Retry.AFTER_FIX, problem.retry());
            assertTrue(secure.asked.isEmpty());
        }
    }

    @Test
    void aRedirectFromTlsToPlainIsNotFollowed() throws Exception {
        KeyStore keys = keys();
        server.file("/k3s", K3S, "");
        try (LoopbackServer secure = secure(keys)) {
            secure.on("/k3s", exchange -> {
                exchange.getResponseHeaders().set("Location", server.url("/k3s?secret=1"));
                exchange.sendResponseHeaders(302, -1);
            });
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            ArtifactCache trusting = new ArtifactCache(folder, FirstSeen.forgetful(), KnownSums.inMemory(), new Web(clock, Duration.ofSeconds(20), tls));
            Problem problem = refused(ProblemCode.DOWNLOAD_FAILED, () -> fetch(trusting, pinned("https://localhost:" + secure.port() + "/k3s", K3S)));
            assertEquals("HTTP 302 to " + server.url("/k3s"), problem.detail());
            assertTrue(server.asked.isEmpty());
        }
    }

    @Test
    void aWebPageIsNoFile() throws Exception {
        server.on("/typed", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("Hello".getBytes(StandardCharsets.UTF_8));
        });
        server.text("/untyped", "\n  <!DOCTYPE HTML><title>Sign in</title>");
        server.text("/short", "<html><body>Sign in</body></html>");
        for (String path : List.of("/typed", "/untyped", "/short")) {
            for (var download : List.of(pinned(server.url(path), K3S), unknown(server.url(path)))) {
                Problem problem = refused(ProblemCode.DOWNLOAD_NOT_A_FILE, () -> fetch(cache, download));
                assertEquals("text/html", problem.args().get("found"));
            }
        }
    }

    @Test
    void aWebPageInPlaceOfTheChecksumsIsNamed() throws Exception {
        server.file("/k3s", K3S, "");
        server.text("/sums.txt", "<!doctype html>");
        Problem problem = refused(ProblemCode.DOWNLOAD_NOT_A_FILE, () -> fetch(cache, Desk.published(server.url("/k3s"), server.url("/sums.txt"))));
        assertEquals(server.url("/sums.txt"), problem.args().get("url"));
    }

    @Test
    void aWebPageInTheMiddleLeavesWhatWasThere() throws Exception {
        AtomicInteger count = new AtomicInteger();
        server.on("/k3s", exchange -> {
            switch (count.incrementAndGet()) {
                case 1 -> LoopbackServer.send(exchange, K3S, "\"one\"", 300_000);
                case 2 -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> LoopbackServer.send(exchange, K3S, "\"one\"", K3S.length);
            }
        });
        refused(ProblemCode.DOWNLOAD_NOT_A_FILE, () -> fetch(cache, pinned(server.url("/k3s"), K3S)));
        assertHolds(K3S, fetch(cache, pinned(server.url("/k3s"), K3S)));
        assertTrue(server.asked.getLast().contains("bytes="), server.asked.toString());
    }

    @Test
    void aFileThatDoesNotFitOnTheDiskIsNotBegun() throws Exception {
        server.on("/k3s", exchange -> {
            exchange.sendResponseHeaders(200, 1L << 60);
            exchange.getResponseBody().flush();
        });
        Problem problem = refused(ProblemCode.DISK_FULL, () -> fetch(cache, unknown(server.url("/k3s"))));
        assertEquals(folder.toString(), problem.args().get("path"));
        assertEquals("1152921504607 MB", problem.args().get("needed"));
    }

    @Test
    void aFolderServesFilesUnderTheSameChecks() throws Exception {
        Path file = Files.write(Files.createDirectories(folder.resolve("mirror/v1.0.0+k3s1")).resolve("k3s"), K3S);
        String url = file.toUri().toString().replace("+", "%2B");
        assertHolds(K3S, fetch(cache, pinned(url, K3S)));
        refused(ProblemCode.DOWNLOAD_CORRUPT, () -> fetch(cache, pinned(url, turned(K3S))));
        assertHolds(K3S, new ArtifactCache(folder, FirstSeen.forgetful(), KnownSums.inMemory(), Desk.web(clock)).fetch(unknown(url), (bytes, total) -> assertEquals(K3S.length, total)));
        Problem absent = failed(folder.resolve("mirror/k3s-arm64").toUri().toString());
        assertEquals(Retry.AFTER_FIX, absent.retry());
        failed(folder.resolve("mirror").toUri().toString());
    }

    private Problem failed(String url) {
        return refused(ProblemCode.DOWNLOAD_FAILED, () -> fetch(cache, pinned(url, turned(K3S))));
    }

    private static int from(com.sun.net.httpserver.HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    private static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = RefusedDownloadTest.class.getResourceAsStream("localhost.p12")) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }

    private static LoopbackServer secure(KeyStore keys) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(LoopbackServer.address(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        return new LoopbackServer(https);
    }
}
