// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS that accepts whatever certificate is shown, in order to look at it. Nothing secret is ever sent over it and nothing
 * that comes back is believed: it tells what a client that does verify would meet.
 */
final class Inspection extends X509ExtendedTrustManager {
    private volatile @Nullable X509Certificate shown;

    /** The server's own certificate, once a handshake got that far. */
    Optional<X509Certificate> shown() {
        return Optional.ofNullable(shown);
    }

    /** Of a context of its own, so that no handshake is cut short by a session of before. */
    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has TLS", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        shown = chain[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        shown = chain[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        shown = chain[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
