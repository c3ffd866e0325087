// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import dev.hearth.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The public half of a sealing key: enough to seal, of no use to unseal. It is taken apart by hand (RFC 5280, 4.1), because the controller's
 * own certificates name nobody, and Java refuses one without an issuer.
 */
public final class SealingCertificate {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int VERSION = 0xa0;
    private static final int UTC_TIME = 0x17;
    private static final int TIME = 0x18;
    private final byte[] encoded;
    private final RSAPublicKey key;
    private final Instant from;
    private final Instant until;

    private SealingCertificate(byte[] encoded, RSAPublicKey key, Instant from, Instant until) {
        this.encoded = encoded;
        this.key = key;
        this.from = from;
        this.until = until;
    }

    /** @throws IllegalArgumentException when this is not an RSA certificate in PEM */
    public static SealingCertificate parse(String pem) {
        byte[] encoded = new DerReader(Pem.first(pem).content()).whole(SEQUENCE);
        DerReader body = new DerReader(encoded).inside(SEQUENCE).inside(SEQUENCE);
        if (body.is(VERSION)) {
            body.content(VERSION);
        }
        body.content(INTEGER);
        body.content(SEQUENCE);
        body.content(SEQUENCE);
        DerReader validity = body.inside(SEQUENCE);
        Instant from = time(validity);
        Instant until = time(validity);
        body.content(SEQUENCE);
        try {
            if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(body.whole(SEQUENCE))) instanceof RSAPublicKey key) {
                return new SealingCertificate(encoded, key, from, until);
            }
            throw new IllegalArgumentException("a certificate without an RSA key");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate without an RSA key", e);
        }
    }

    /** Two digits of a year are of 1950 to 2049 (RFC 5280, 4.1.2.5.1). */
    private static Instant time(DerReader validity) {
        String text;
        if (validity.is(UTC_TIME)) {
            String digits = new String(validity.content(UTC_TIME), StandardCharsets.US_ASCII);
            text = (digits.compareTo("50") < 0 ? "20" : "19") + digits;
        } else {
            text = new String(validity.content(TIME), StandardCharsets.US_ASCII);
        }
        try {
            return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time of a certificate", e);
        }
    }

    /** The value as it stands under {@code spec.encryptedData}; different each time. */
    public String seal(Secret value, Scope scope, String namespace, String name) {
        return Base64.getEncoder().encodeToString(Hybrid.encrypt(key, value.reveal(), scope.label(namespace, name)));
    }

    public String pem() {
        return new Pem("CERTIFICATE", encoded).text();
    }

    public Instant from() {
        return from;
    }

    public Instant until() {
        return until;
    }

    /** SHA-256 of the certificate, 64 hex digits. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    RSAPublicKey key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealingCertificate that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "sha256 " + fingerprint().substring(0, 12) + " from " + from();
    }
}
