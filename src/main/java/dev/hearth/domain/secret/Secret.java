// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that is never shown: not by {@code toString}, not in an exception, not by serialisation. Whoever needs its
 * bytes asks for them at the last moment and hands them to a stream.
 */
public final class Secret {
    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Secret of(String value) {
        return new Secret(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a copy; the caller may wipe its own array. */
    public static Secret of(byte[] utf8) {
        return new Secret(utf8.clone());
    }

    /** A copy of the bytes, for a stream or a library; never for a string that is kept. */
    public byte[] reveal() {
        return utf8.clone();
    }

    /** The value as text, for libraries that take nothing else. */
    public String revealText() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8, that.utf8);
    }

    /** The same for all secrets, so that a hash tells nothing. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "***";
    }
}
