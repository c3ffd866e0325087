// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Upstream's HybridEncrypt and HybridDecrypt (pkg/crypto/crypto.go): the length of the RSA part in two bytes, the session key by
 * RSA-OAEP, the value by AES-GCM with that key.
 */
final class Hybrid {
    private static final int LENGTH_BYTES = 2;
    private static final int SESSION_KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Hybrid() {}

    static byte[] encrypt(Key publicKey, byte[] plain, byte[] label) {
        byte[] session = new byte[SESSION_KEY_BYTES];
        RANDOM.nextBytes(session);
        try {
            byte[] rsa = rsa(Cipher.ENCRYPT_MODE, publicKey, label).doFinal(session);
            byte[] aes = aes(Cipher.ENCRYPT_MODE, session).doFinal(plain);
            return ByteBuffer.allocate(LENGTH_BYTES + rsa.length + aes.length).putShort((short) rsa.length).put(rsa).put(aes).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA-OAEP and AES-GCM", e);
        } finally {
            Arrays.fill(session, (byte) 0);
        }
    }

    /** @throws GeneralSecurityException when it was sealed for another key or place, or is damaged; upstream does not tell which either */
    static byte[] decrypt(Key privateKey, byte[] sealed, byte[] label) throws GeneralSecurityException {
        int length = sealed.length < LENGTH_BYTES ? sealed.length : Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort());
        if (sealed.length < LENGTH_BYTES + length) {
            throw new GeneralSecurityException("too short");
        }
        byte[] session = rsa(Cipher.DECRYPT_MODE, privateKey, label).doFinal(sealed, LENGTH_BYTES, length);
        try {
            return aes(Cipher.DECRYPT_MODE, session).doFinal(sealed, LENGTH_BYTES + length, sealed.length - LENGTH_BYTES - length);
        } finally {
            Arrays.fill(session, (byte) 0);
        }
    }

    /** MGF1 with SHA-256 must be said: Java's own default for this cipher is SHA-1, which Go does not open. */
    private static Cipher rsa(int mode, Key key, byte[] label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(mode, key, new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label)));
        return cipher;
    }

    /** A session key seals one value, so the nonce may be zero. */
    private static Cipher aes(int mode, byte[] session) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(session, "AES"), new GCMParameterSpec(TAG_BITS, new byte[NONCE_BYTES]));
        return cipher;
    }
}
