// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Any text as the name of a folder, on any file system; different texts give different names. */
final class FolderName {
    /** A name longer than this ends in a hash of the whole; 255 is what file systems take. */
    private static final int LONGEST = 120;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FolderName() {}

    static String of(String text) {
        if (text.isEmpty()) {
            return "_unnamed";
        }
        StringBuilder name = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            // Capitals too: on Windows and macOS A and a are the same file.
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            name.append(plain ? String.valueOf(c) : "%" + HEX.toHexDigits(b));
        }
        if (name.length() > LONGEST) {
            return name.substring(0, LONGEST) + "_" + hash(text);
        }
        return name.toString().matches("con|prn|aux|nul|(com|lpt)[0-9]") ? "_" + name : name.toString();
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
