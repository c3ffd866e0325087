// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Network.ApiAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiProbeTest {
    private static final Ipv4 LOOPBACK = Ipv4.of("127.0.0.1");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final List<String> SANS = List.of("kubernetes", "node1", "192.168.5.200", "10.43.0.1");
    private static final String CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void k3sAnswersWithItsNamesAndTheSumOfItsAuthority() throws Exception {
        tls();
        answer("/ping", 200, "text/plain", "pong");
        answer("/cacerts", 200, "text/plain", CA);
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CA.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.of(new ApiAnswer(true, SANS, sum)), ask());
    }

    @Test
    void aServerWithoutAuthorityAtHandGivesNoSum() throws Exception {
        tls();
        answer("/ping", 200, "text/plain", "pong");
        answer("/cacerts", 404, "text/plain", "404 page not found");
        assertEquals(Optional.of(new ApiAnswer(true, SANS, "")), ask());
    }

    @Test
    void aStartingServerIsNoPong() throws Exception {
        tls();
        answer("/ping", 503, "text/plain", "starting");
        assertEquals(Optional.of(new ApiAnswer(false, SANS, "")), ask());
    }

    @Test
    void aKubernetesThatIsNotK3sIsNoPong() throws Exception {
        tls();
        answer("/ping", 403, "application/json", "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"code\": 403}");
        assertEquals(Optional.of(new ApiAnswer(false, SANS, "")), ask());
    }

    @Test
    void anotherServiceIsNamed() throws Exception {
        tls();
        answer("/ping", 200, "text/html", "<!doctype html><title>NAS</title>");
        assertEquals("HTTP 200 text/html", refused().problem().args().get("found"));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        tls();
        handle("/ping", exchange -> {
            exchange.getResponseHeaders().add("Location", "/login");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        answer("/login", 200, "text/plain", "pong");
        assertTrue(refused().problem().args().get("found").startsWith("HTTP 302"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"})
    void aServiceWithoutTlsIsNamed(String words) throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, address().getAddress())) {
            Thread.ofVirtual().start(() -> serve(plain, words));
            ProblemException e = assertThrows(ProblemException.class, () -> new ApiProbe(plain.getLocalPort()).ask(LOOPBACK, LONG));
            assertEquals(ProblemCode.API_NOT_KUBERNETES, e.problem().code());
            assertEquals("no TLS", e.problem().args().get("found"));
        }
    }

    @Test
    void nobodyThereIsEmpty() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, address().getAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals(Optional.empty(), new ApiProbe(port).ask(LOOPBACK, LONG));
    }

    @Test
    void whoTakesTheConnectionAndSaysNothingIsEmpty() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, address().getAddress())) {
            assertEquals(Optional.empty(), new ApiProbe(mute.getLocalPort()).ask(LOOPBACK, Duration.ofMillis(300)));
        }
    }

    @Test
    void whoHangsUpIsEmpty() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 50, address().getAddress())) {
            Thread.ofVirtual().start(() -> serve(rude, ""));
            assertEquals(Optional.empty(), new ApiProbe(rude.getLocalPort()).ask(LOOPBACK, LONG));
        }
    }

    /** Reads the beginning of what the caller says, answers and closes. */
    private static void serve(ServerSocket server, String words) {
        while (true) {
            try (Socket caller = server.accept()) {
                caller.getInputStream().readNBytes(5);
                caller.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                caller.shutdownOutput();
                caller.getInputStream().readAllBytes();
            } catch (IOException e) {
                return;
            }
        }
    }

    private Optional<ApiAnswer> ask() throws Exception {
        return new ApiProbe(server.getAddress().getPort()).ask(LOOPBACK, LONG);
    }

    private ProblemException refused() {
        ProblemException e = assertThrows(ProblemException.class, this::ask);
        assertEquals(ProblemCode.API_NOT_KUBERNETES, e.problem().code());
        assertEquals("127.0.0.1", e.problem().args().get("address"));
        return e;
    }

    private void tls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = ApiProbeTest.class.getResourceAsStream("k3s.p12")) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(String path, int status, String type, String body) {
        handle(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static InetSocketAddress address() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }
}
