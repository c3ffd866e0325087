// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Key pairs of the kinds that people have, made once for all tests, and written in the forms that people have them in. */
final class TestKeys {
    static final KeyPair ED25519 = pair("ssh-ed25519", 256);
    static final KeyPair ECDSA = pair("ecdsa-sha2-nistp256", 256);
    static final KeyPair RSA = pair("ssh-rsa", 2048);
    static final KeyPair STRANGER = pair("ssh-ed25519", 256);

    private TestKeys() {}

    static KeyPair pair(String type, int size) {
        try {
            return KeyUtils.generateKeyPair(type, size);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** OpenSSH's own form. */
    static Path openSsh(Path file, KeyPair pair, String passphrase) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext lock = null;
        if (passphrase != null) {
            lock = new OpenSSHKeyEncryptionContext();
            lock.setCipherName("AES");
            lock.setCipherType("256");
            lock.setCipherMode("CTR");
            lock.setPassword(passphrase);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", lock, out);
        }
        return file;
    }

    /** PEM with PKCS#8 inside, as OpenSSL writes it. */
    static Path pem(Path file, KeyPair pair) throws IOException {
        byte[] pkcs8 = pair.getPrivate() instanceof ECPrivateKey own ? withPublicHalf(own, pair) : pair.getPrivate().getEncoded();
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(pkcs8);
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    /** OpenSSL puts the public point into the key (RFC 5915, the optional field 1) and jsch needs it; the JDK leaves it out. For P-256. */
    private static byte[] withPublicHalf(ECPrivateKey own, KeyPair pair) {
        byte[] head = HexFormat.of().parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");
        byte[] point = pair.getPublic().getEncoded();
        byte[] scalar = own.getS().toByteArray();
        ByteBuffer der = ByteBuffer.allocate(head.length + 32 + 4 + 66);
        der.put(head).position(head.length + 32 - Math.min(32, scalar.length));
        der.put(scalar, Math.max(0, scalar.length - 32), Math.min(32, scalar.length));
        return der.put(HexFormat.of().parseHex("a1440342")).put(point, point.length - 66, 66).array();
    }

    /** PEM of old: PKCS#1, which is the inside of PKCS#8 for RSA with 2048 bits. */
    static Path pkcs1(Path file, KeyPair rsa) throws IOException {
        byte[] pkcs8 = rsa.getPrivate().getEncoded();
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.write(pkcs8, 26, pkcs8.length - 26);
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(inner.toByteArray());
        return Files.writeString(file, "-----BEGIN RSA PRIVATE KEY-----\n" + base64 + "\n-----END RSA PRIVATE KEY-----\n");
    }
}
