// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Network.Shown;
import dev.hearth.port.Network.WebAnswer;
import dev.hearth.port.Network.WebPage;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser would meet before DNS knows the name: the request goes to the address, the name only stands in it. */
class WebProbeTest {
    private static final Ipv4 LOOPBACK = Ipv4.of("127.0.0.1");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HOST = "app.example.com";

    @Test
    void theNameStandsInTlsAndInTheRequest() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (LoopbackWeb server = LoopbackWeb.tls("web").handle("/", exchange -> {
            var session = (ExtendedSSLSession) ((com.sun.net.httpserver.HttpsExchange) exchange).getSSLSession();
            heard.add(session.getRequestedServerNames() + " " + exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        })) {
            assertEquals(200, ask(server.port(), true, "/path?x=1").orElseThrow().status());
            assertEquals("[type=host_name (0), value=app.example.com] app.example.com /path?x=1", heard.take());
        }
    }

    @Test
    void theCertificateIsShownAsItIs() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = WebProbeTest.class.getResourceAsStream("web.p12")) {
            keys.load(in, "changeit".toCharArray());
        }
        X509Certificate certificate = (X509Certificate) keys.getCertificate("web");
        try (LoopbackWeb server = LoopbackWeb.tls("web").answer("/", 200, "text/plain", "x")) {
            Shown shown = ask(server.port(), true, "/").orElseThrow().certificate().orElseThrow();
            assertEquals(new Shown(List.of(HOST, "*.example.com"), "TRAEFIK DEFAULT CERT", certificate.getNotAfter().toInstant(),
                    Base64.getEncoder().encodeToString(certificate.getEncoded()), false), shown);
        }
    }

    @Test
    void headersAreReadByLowerCaseNameAndTheLastOfSeveralCounts() throws Exception {
        WebAnswer answer = told("HTTP/1.1 301 Moved\r\nX-Frame-Options:  DENY \r\nX-One: a\r\nx-one: b\r\nno header\r\n\r\nX-Body: y\r\n").orElseThrow();
        assertEquals(301, answer.status());
        assertEquals(java.util.Map.of("x-frame-options", "DENY", "x-one", "b"), answer.headers());
        assertEquals(Optional.empty(), answer.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 2000 x\r\n\r\n", "<html>"})
    void whatSpeaksNoHttpIsNoAnswer(String words) throws Exception {
        assertEquals(Optional.empty(), told(words));
    }

    @Test
    void aServerWithoutTlsIsNoAnswerToTls() throws Exception {
        try (LoopbackWeb server = LoopbackWeb.plain().answer("/", 200, "text/plain", "x")) {
            assertEquals(Optional.empty(), WebProbe.ask(new WebPage(LOOPBACK, HOST, true, "/"), server.port(), Duration.ofSeconds(1)));
            assertFalse(ask(server.port(), false, "/").isEmpty());
        }
    }

    @Test
    void whoTakesTheConnectionAndSaysNothingIsNoAnswer() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, LoopbackWeb.address().getAddress())) {
            for (boolean tls : new boolean[] {false, true}) {
                assertEquals(Optional.empty(), WebProbe.ask(new WebPage(LOOPBACK, HOST, tls, "/"), mute.getLocalPort(), Duration.ofMillis(300)));
            }
        }
    }

    private static Optional<WebAnswer> ask(int port, boolean tls, String path) throws Exception {
        return WebProbe.ask(new WebPage(LOOPBACK, HOST, tls, path), port, LONG);
    }

    /** What comes of an answer, word for word. */
    private static Optional<WebAnswer> told(String words) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LoopbackWeb.address().getAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = server.accept()) {
                    caller.getInputStream().readNBytes(5);
                    caller.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                    caller.shutdownOutput();
                    caller.getInputStream().readAllBytes();
                } catch (java.io.IOException e) {
                    // The test sees that nothing came.
                }
            });
            return ask(server.getLocalPort(), false, "/");
        }
    }
}
