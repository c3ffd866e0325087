// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
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
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
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
