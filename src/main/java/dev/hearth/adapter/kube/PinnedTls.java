// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.domain.problem.ProblemException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Trusts the kubeconfig's CA and no other. fabric8's own trust managers add that CA to those of the Java runtime, so any public CA
 * could vouch for the API.
 */
final class PinnedTls {
    private final KeyManager[] keys;
    private final TrustManager[] trust;

    private PinnedTls(KeyManager[] keys, TrustManager[] trust) {
        this.keys = keys;
        this.trust = trust;
    }

    static PinnedTls of(KubeconfigFile kubeconfig) throws ProblemException {
        return new PinnedTls(keys(kubeconfig), trust(kubeconfig));
    }

    void into(HttpClient.Builder client) {
        client.sslContext(keys, trust);
    }

    private static KeyManager[] keys(KubeconfigFile kubeconfig) throws ProblemException {
        String key = kubeconfig.clientKey();
        String algorithm = new String(decode(key), StandardCharsets.US_ASCII).contains("BEGIN EC PRIVATE KEY") ? "EC" : "RSA";
        try {
            return SSLUtils.keyManagers(kubeconfig.clientCertificate(), null, key, null, algorithm, "", null, null);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw KubeconfigFile.unreadable("the client certificate or its key");
        }
    }

    private static TrustManager[] trust(KubeconfigFile kubeconfig) throws ProblemException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null);
            for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(decode(kubeconfig.ca())))) {
                store.setCertificateEntry("ca" + store.size(), ca);
            }
            if (store.size() == 0) {
                throw KubeconfigFile.unreadable("no certificate in certificate-authority-data");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw KubeconfigFile.unreadable("certificate-authority-data");
        }
    }

    private static byte[] decode(String base64) throws ProblemException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw KubeconfigFile.unreadable("not base64");
        }
    }
}
