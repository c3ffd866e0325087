// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens sealed values by RFC 8017 and SP 800-38D on foot, without the classes that seal: it cannot share their mistakes. */
final class SecondOpener {
    private static final int HASH = 32;
    private static final int TAG = 16;

    private SecondOpener() {}

    static byte[] open(RSAPrivateKey key, String base64, String label) throws GeneralSecurityException {
        byte[] all = Base64.getDecoder().decode(base64);
        int length = Short.toUnsignedInt(ByteBuffer.wrap(all).getShort());
        byte[] session = oaep(key, Arrays.copyOfRange(all, 2, 2 + length), label);
        Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
        byte[] second = new byte[16];
        second[15] = 2;
        counter.init(Cipher.DECRYPT_MODE, new SecretKeySpec(session, "AES"), new IvParameterSpec(second));
        return counter.doFinal(all, 2 + length, all.length - 2 - length - TAG);
    }

    private static byte[] oaep(RSAPrivateKey key, byte[] sealed, String label) throws GeneralSecurityException {
        int size = (key.getModulus().bitLength() + 7) / 8;
        byte[] raw = new BigInteger(1, sealed).modPow(key.getPrivateExponent(), key.getModulus()).toByteArray();
        byte[] block = new byte[size];
        System.arraycopy(raw, Math.max(0, raw.length - size), block, Math.max(0, size - raw.length), Math.min(size, raw.length));
        byte[] seed = xor(Arrays.copyOfRange(block, 1, 1 + HASH), mask(Arrays.copyOfRange(block, 1 + HASH, size), HASH));
        byte[] data = xor(Arrays.copyOfRange(block, 1 + HASH, size), mask(seed, size - 1 - HASH));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(label.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (block[0] != 0 || !Arrays.equals(hash, Arrays.copyOf(data, HASH))) {
            throw new GeneralSecurityException("another key or label");
        }
        int at = HASH;
        while (data[at] == 0) {
            at++;
        }
        return Arrays.copyOfRange(data, at + 1, data.length);
    }

    private static byte[] mask(byte[] seed, int length) throws GeneralSecurityException {
        ByteBuffer mask = ByteBuffer.allocate(length + HASH);
        for (int i = 0; mask.position() < length; i++) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed);
            mask.put(digest.digest(ByteBuffer.allocate(4).putInt(i).array()));
        }
        return Arrays.copyOf(mask.array(), length);
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] out = a.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] ^= b[i];
        }
        return out;
    }
}
