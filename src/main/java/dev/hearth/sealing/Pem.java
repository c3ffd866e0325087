// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM (RFC 7468): the first block of a text. No exception says what stands in it. */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final String label;
    private final byte[] content;

    Pem(String label, byte[] content) {
        this.label = label;
        this.content = content;
    }

    /** @throws IllegalArgumentException when there is none */
    static Pem first(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("no PEM block");
        }
        return new Pem(block.group(1), Base64.getMimeDecoder().decode(block.group(2)));
    }

    String label() {
        return label;
    }

    byte[] content() {
        return content;
    }

    /** The text; a secret where the content is. */
    String text() {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
