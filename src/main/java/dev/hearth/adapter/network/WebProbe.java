// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.port.Network.Shown;
import dev.hearth.port.Network.WebAnswer;
import dev.hearth.port.Network.WebPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One request by hand (RFC 9112), because the JDK's clients always ask DNS for the host, and the point is to look before DNS knows it. Only
 * the head of the answer is read.
 */
final class WebProbe {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,])*)");
    private static final int HEADERS = 200;
    private static final int DNS_NAME = 2;

    private WebProbe() {}

    static Optional<WebAnswer> ask(WebPage page, int port, Duration timeout) throws InterruptedException {
        try {
            return Patiently.call(timeout.multipliedBy(2).plus(Patiently.GRACE), () -> get(page, port, (int) timeout.toMillis()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<WebAnswer> get(WebPage page, int port, int millis) throws IOException {
        Inspection inspection = new Inspection();
        try (Socket plain = new Socket(Proxy.NO_PROXY)) {
            plain.connect(new InetSocketAddress(page.address().toString(), port), millis);
            plain.setSoTimeout(millis);
            if (!page.tls()) {
                return head(plain, page, null);
            }
            try (SSLSocket tls = (SSLSocket) inspection.sockets().createSocket(plain, page.host(), port, true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(page.host())));
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                return head(tls, page, shown((X509Certificate[]) tls.getSession().getPeerCertificates()));
            }
        }
    }

    private static Optional<WebAnswer> head(Socket socket, WebPage page, @Nullable Shown shown) throws IOException {
        String request = "GET " + page.path() + " HTTP/1.1\r\nHost: " + page.host() + "\r\nUser-Agent: Hearth\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        Matcher status = STATUS.matcher(Optional.ofNullable(lines.readLine()).orElse(""));
        if (!status.matches()) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty() && headers.size() < HEADERS; line = lines.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return Optional.of(new WebAnswer(Integer.parseInt(status.group(1)), headers, Optional.ofNullable(shown)));
    }

    private static Shown shown(X509Certificate[] chain) throws IOException {
        try {
            X509Certificate own = chain[0];
            Matcher issuer = COMMON_NAME.matcher(own.getIssuerX500Principal().getName());
            return new Shown(names(own), issuer.find() ? issuer.group(1) : own.getIssuerX500Principal().getName(), own.getNotAfter().toInstant(),
                    Base64.getEncoder().encodeToString(own.getEncoded()), trusted(chain));
        } catch (CertificateEncodingException | CertificateParsingException e) {
            throw new IOException(e);
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream().flatMap(java.util.Collection::stream)
                .filter(name -> name.get(0).equals(DNS_NAME)).map(name -> String.valueOf(name.get(1))).toList();
    }

    /** By the JVM's own trust store. */
    private static boolean trusted(X509Certificate[] chain) throws IOException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    x509.checkServerTrusted(chain, "UNKNOWN");
                    return true;
                }
            }
            return false;
        } catch (CertificateException e) {
            return false;
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
