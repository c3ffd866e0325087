// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release's checksum file: lines {@code <sha256>  <file name>} as sha256sum writes them, binary mark and folders allowed. */
final class ChecksumList {
    private static final Pattern LINE = Pattern.compile("\\\\?([0-9a-fA-F]{64})[ \\t]+\\*?(?:.*/)?([^/]+)");

    private final String lines;

    ChecksumList(byte[] content) {
        this.lines = new String(content, StandardCharsets.UTF_8);
    }

    /** The sum of the file at that address; empty when it is not named, or with two sums. */
    Optional<String> of(URI file) {
        String path = file.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> sums = lines.lines()
                .map(line -> LINE.matcher(line.strip()))
                .filter(Matcher::matches)
                .filter(line -> line.group(2).equals(name))
                .map(line -> line.group(1).toLowerCase(Locale.ROOT))
                .distinct().toList();
        return sums.size() == 1 ? Optional.of(sums.getFirst()) : Optional.empty();
    }
}
