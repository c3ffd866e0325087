// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one text from another. */
public final class TextSum {
    private TextSum() {}

    /** SHA-256 of the text in UTF-8, 64 hexadecimal digits, as {@code sha256sum} prints it of a file. */
    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
