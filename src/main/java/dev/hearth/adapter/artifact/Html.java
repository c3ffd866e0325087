// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Knows web pages: portals, proxies and repositories' start pages answer with one where a file is asked for. */
final class Html {
    static final String NAME = "text/html";
    private static final int HEAD = 512;

    private Html() {}

    static boolean type(HttpHeaders headers) {
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith(NAME) || type.startsWith("application/xhtml");
    }

    static boolean looks(byte[] content) {
        String head = new String(Arrays.copyOf(content, Math.min(HEAD, content.length)), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3).strip() : head.strip();
        return text.startsWith("<!doctype html") || text.startsWith("<html");
    }

    static boolean looks(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return looks(in.readNBytes(HEAD));
        }
    }
}
