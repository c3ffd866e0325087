// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Network.ApiAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Looks at what answers where a Kubernetes API is expected, as k3s's own join does first: /ping, then /cacerts. */
final class ApiProbe {
    private static final int BODY_LIMIT = 1 << 20;
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;
    private final int port;

    ApiProbe(int port) {
        this.port = port;
    }

    Optional<ApiAnswer> ask(Ipv4 address, Duration timeout) throws ProblemException, InterruptedException {
        Page ping;
        try {
            ping = Patiently.call(all(timeout), () -> get(address, "/ping", timeout));
        } catch (SSLException e) {
            if (cut(e)) {
                return Optional.empty();
            }
            throw notKubernetes(address, "no TLS", e);
        } catch (IOException e) {
            return Optional.empty();
        }
        boolean pong = ping.status() == 200 && ping.text().strip().equals("pong");
        boolean starting = ping.status() >= 500;
        boolean anonymousRefused = ping.text().contains("\"kind\"") && ping.text().contains("\"Status\"");
        if (!pong && !starting && !anonymousRefused) {
            throw notKubernetes(address, "HTTP " + ping.status() + " " + ping.type(), null);
        }
        return Optional.of(new ApiAnswer(pong, ping.sans(), pong ? caSha256(address, timeout) : ""));
    }

    /** The exact bytes count: so does k3s (clientaccess/token.go). */
    private String caSha256(Ipv4 address, Duration timeout) throws InterruptedException {
        try {
            Page page = Patiently.call(all(timeout), () -> get(address, "/cacerts", timeout));
            return page.status() == 200 && page.text().startsWith("-----BEGIN CERTIFICATE-----")
                    ? HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(page.body()))
                    : "";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        } catch (IOException e) {
            return "";
        }
    }

    /** The sockets keep to the timeout, to connect and for each read; this ends whoever answers drop by drop. */
    private static Duration all(Duration timeout) {
        return timeout.multipliedBy(2).plus(Patiently.GRACE);
    }

    private Page get(Ipv4 address, String path, Duration timeout) throws IOException {
        URI uri = URI.create("https://" + address + ":" + port + path);
        HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        Inspection inspection = new Inspection();
        connection.setSSLSocketFactory(inspection.sockets());
        connection.setHostnameVerifier((host, session) -> true);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setRequestProperty("Connection", "close");
        try {
            int status = connection.getResponseCode();
            List<String> sans = inspection.shown().map(ApiProbe::sans).orElse(List.of());
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] bytes = body == null ? new byte[0] : body.readNBytes(BODY_LIMIT);
                String type = connection.getContentType();
                return new Page(status, type == null ? "" : type, bytes, sans);
            }
        } finally {
            connection.disconnect();
        }
    }

    private record Page(int status, String type, @SuppressWarnings("ArrayRecordComponent") byte[] body, List<String> sans) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static List<String> sans(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names.stream()
                    .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(ADDRESS))
                    .map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Whether the other side went away rather than spoke something else: a server that is just starting or dying. */
    private static boolean cut(SSLException e) {
        return e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
    }

    private static ProblemException notKubernetes(Ipv4 address, String found, @Nullable Exception cause) {
        Map<String, String> args = Map.of("address", address.toString(), "found", found.strip());
        return new ProblemException(Problem.blocking(ProblemCode.API_NOT_KUBERNETES, args), cause);
    }
}
