// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A machine's public key as it stands in known_hosts.
 *
 * @param type the first field of the key itself (RFC 4253 6.6), as {@code ssh-ed25519}
 */
public record PublicKey(String type, String base64) {
    /** Best first; the signatures that are offered for each (RSA with SHA-1 is not among them). */
    private static final List<String> ALGORITHMS = List.of(
            "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "rsa-sha2-512", "rsa-sha2-256");

    /** What to ask a server for, separated by commas: the types that are pinned first, so that one with several keys shows the known one. */
    public static String algorithms(Collection<PublicKey> pinned) {
        Map<Boolean, List<String>> known = ALGORITHMS.stream().collect(Collectors.partitioningBy(
                algorithm -> pinned.stream().anyMatch(key -> key.type().equals(algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm))));
        return Stream.of(true, false).flatMap(first -> known.getOrDefault(first, List.of()).stream()).collect(Collectors.joining(","));
    }

    /** @param blob as sent by the machine: a length of 4 bytes, the type, the numbers */
    public static PublicKey of(byte[] blob) {
        int length = blob.length < 4 ? -1 : ((blob[2] & 0xff) << 8) | (blob[3] & 0xff);
        if (length < 1 || blob[0] != 0 || blob[1] != 0 || length > blob.length - 4) {
            throw new IllegalArgumentException("not a public key");
        }
        return new PublicKey(new String(blob, 4, length, StandardCharsets.US_ASCII), Base64.getEncoder().encodeToString(blob));
    }

    /** As {@code ssh-keygen -lf} prints it: SHA256 and base64 without padding. */
    public String fingerprint() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
