// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import java.nio.charset.StandardCharsets;

/** A TXT value as master files write it (RFC 1035, 5.1): quoted strings of at most 255 bytes; Route 53 and Cloudflare speak it. */
final class TextValue {
    private static final int LONGEST = 255;

    private TextValue() {}

    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        int length = 0;
        for (byte letter : value.getBytes(StandardCharsets.UTF_8)) {
            if (length++ == LONGEST) {
                text.append("\" \"");
                length = 1;
            }
            if (letter == '"' || letter == '\\') {
                text.append('\\').append((char) letter);
            } else if (letter < ' ' || letter > '~') {
                text.append(String.format("\\%03o", letter & 0xff));
            } else {
                text.append((char) letter);
            }
        }
        return text.append('"').toString();
    }

    /** What is not quoted is the value itself. Three digits after a backslash are octal, as Route 53 writes them. */
    static String plain(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        byte[] letters = new byte[text.length()];
        int length = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"') {
                inside = !inside;
            } else if (inside && letter == '\\' && text.substring(at + 1).matches("(?s)[0-3][0-7]{2}.*")) {
                letters[length++] = (byte) Integer.parseInt(text.substring(at + 1, at + 4), 8);
                at += 3;
            } else if (inside) {
                letters[length++] = (byte) (letter == '\\' && at + 1 < text.length() ? text.charAt(++at) : letter);
            }
        }
        return new String(letters, 0, length, StandardCharsets.UTF_8);
    }
}
