// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An API server on loopback that answers what it was told, as k3s does it: TLS with a client certificate. Keys and certificates in
 * the resources beside it were made for these tests (by openssl, for 100 years) and open nothing.
 */
final class FakeApi implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> bodies = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> clients = new CopyOnWriteArrayList<>();

    private record Reply(int status, String body) {}

    private FakeApi(HttpsServer server) {
        this.server = server;
    }

    /** With the certificate and key of {@code keys}.p12. */
    static FakeApi start(String keys) throws IOException, GeneralSecurityException {
        return start(keys, 0);
    }

    /** @param port 0 for any */
    static FakeApi start(String keys, int port) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        SSLContext tls = context(keys);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        FakeApi api = new FakeApi(server);
        server.createContext("/", api::answer);
        server.setExecutor(api.threads);
        server.start();
        return api;
    }

    /** @param request method, path and query, as {@code GET /version}; without the query it stands for any */
    FakeApi reply(String request, int status, String body) {
        replies.put(request, new Reply(status, body));
        return this;
    }

    /** Requests for a path that need more than one answer. */
    void handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    int port() {
        return server.getAddress().getPort();
    }

    static Secret kubeconfig() throws IOException {
        try (InputStream in = resource("k3s.yaml")) {
            return Secret.of(in.readAllBytes());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        clients.add(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
        String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        String request = query == null ? path : path + "?" + query;
        requests.add(request);
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply reply = replies.getOrDefault(request, replies.getOrDefault(path, new Reply(404, "404 page not found\n")));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.body().startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext context(String keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = resource(keys + ".p12")) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null);
        try (InputStream in = resource("cluster-ca.crt")) {
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(FakeApi.class.getResourceAsStream(name), name);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
