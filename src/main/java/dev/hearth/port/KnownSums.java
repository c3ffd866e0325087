// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums (SHA-256, 64 hex digits) over questions whose answer was yes and can never become another: the question holds all that it depends
 * on. Asking again costs seconds that nobody needs to wait; losing a sum costs that time once. Safe from any thread.
 */
public interface KnownSums {
    boolean holds(String sum);

    void add(String sum);

    /** Over a question in parts; each counts with its length, so that no two questions are the same text. */
    static String sum(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new one. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Of this process alone. */
    static KnownSums inMemory() {
        Set<String> sums = ConcurrentHashMap.newKeySet();
        return new KnownSums() {
            @Override
            public boolean holds(String sum) {
                return sums.contains(sum);
            }

            @Override
            public void add(String sum) {
                sums.add(sum);
            }
        };
    }
}
