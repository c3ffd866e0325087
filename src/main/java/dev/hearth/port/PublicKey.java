// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A machine's public key as it stands in known_hosts.
 *
 * @param type the first field of the key itself (RFC 4253 6.6), as {@code ssh-ed25519}
 */
record PublicKey(String type, String base64) {

    /** @param blob as sent by the machine: a length of 4 bytes, the type, the numbers */
    static PublicKey of(byte[] blob) {
        int length = blob.length < 4 ? -1 : ((blob[2] & 0xff) << 8) | (blob[3] & 0xff);
        if (length < 1 || blob[0] != 0 || blob[1] != 0 || length > blob.length - 4) {
            throw new IllegalArgumentException("not a public key");
        }
        return new PublicKey(new String(blob, 4, length, StandardCharsets.US_ASCII), Base64.getEncoder().encodeToString(blob));
    }

    /** As {@code ssh-keygen -lf} prints it: SHA256 and base64 without padding. */
    String fingerprint() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
