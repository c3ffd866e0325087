// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import dev.hearth.domain.secret.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A sealing key pair: whoever has it can read everything that was sealed for it. Prints its certificate alone. */
public final class SealingKey {
    private static final int BITS = 4096;
    /** Upstream's {@code --key-ttl}. */
    private static final Duration VALID = Duration.ofDays(3650);
    /** Clocks differ; the controller takes no key from the future. */
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final byte[] RSA = Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 1), Der.NULL);

    private final SealingCertificate certificate;
    private final RSAPrivateKey key;

    private SealingKey(SealingCertificate certificate, RSAPrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new one: RSA with 4096 bits and a certificate of ten years. It takes seconds. */
    public static SealingKey generate(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair keys = generator.generateKeyPair();
            byte[] certificate = SelfSigned.certificate(keys, "hearth", now.minus(BEFORE), now.plus(VALID));
            return new SealingKey(SealingCertificate.parse(new Pem("CERTIFICATE", certificate).text()), (RSAPrivateKey) keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }

    /**
     * From {@code tls.crt} and {@code tls.key}; the key in PKCS 8, or in PKCS 1 as the controller writes its own.
     *
     * @throws IllegalArgumentException when they cannot be read or do not belong together
     */
    public static SealingKey parse(Secret certificate, Secret privateKey) {
        SealingCertificate parsed = SealingCertificate.parse(certificate.revealText());
        RSAPrivateKey key = privateKey(Pem.first(privateKey.revealText()));
        if (!key.getModulus().equals(parsed.key().getModulus())) {
            throw new IllegalArgumentException("key and certificate do not belong together");
        }
        return new SealingKey(parsed, key);
    }

    private static RSAPrivateKey privateKey(Pem pem) {
        byte[] pkcs8 = pem.label().equals("RSA PRIVATE KEY") ? Der.sequence(Der.integer(BigInteger.ZERO), RSA, Der.octets(pem.content())) : pem.content();
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            // without the cause: its words may quote the key
            throw new IllegalArgumentException("no RSA private key");
        }
    }

    public SealingCertificate certificate() {
        return certificate;
    }

    /** The private half in PKCS 8, PEM. */
    public Secret privateKey() {
        return Secret.of(new Pem("PRIVATE KEY", key.getEncoded()).text());
    }

    /** Empty when it was sealed for another key, another place, or is damaged. */
    public Optional<Secret> unseal(String sealed, Scope scope, String namespace, String name) {
        try {
            return Optional.of(Secret.of(Hybrid.decrypt(key, Base64.getDecoder().decode(sealed), scope.label(namespace, name))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return certificate.toString();
    }
}
