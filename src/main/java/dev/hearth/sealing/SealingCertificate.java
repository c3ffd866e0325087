// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import dev.hearth.domain.secret.Secret;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a sealing key: enough to seal, of no use to unseal. */
public final class SealingCertificate {
    private final X509Certificate certificate;
    private final RSAPublicKey key;

    private SealingCertificate(X509Certificate certificate, RSAPublicKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** @throws IllegalArgumentException when this is not an RSA certificate in PEM */
    public static SealingCertificate parse(String pem) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Pem.first(pem).content()));
            if (certificate.getPublicKey() instanceof RSAPublicKey key) {
                return new SealingCertificate(certificate, key);
            }
            throw new IllegalArgumentException("a certificate without an RSA key");
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no X.509 certificate", e);
        }
    }

    /** The value as it stands under {@code spec.encryptedData}; different each time. */
    public String seal(Secret value, Scope scope, String namespace, String name) {
        return Base64.getEncoder().encodeToString(Hybrid.encrypt(key, value.reveal(), scope.label(namespace, name)));
    }

    public String pem() {
        return new Pem("CERTIFICATE", encoded()).text();
    }

    public Instant from() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    /** SHA-256 of the certificate, 64 hex digits. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    RSAPublicKey key() {
        return key;
    }

    private byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was just parsed", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealingCertificate that && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return certificate.hashCode();
    }

    @Override
    public String toString() {
        return "sha256 " + fingerprint().substring(0, 12) + " from " + from();
    }
}
