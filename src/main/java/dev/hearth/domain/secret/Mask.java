// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes secrets out of a text that people keep or hand on: as they are, as base64, and each longer line of one that has several. */
public final class Mask {
    private static final String MASK = "***";
    /** Shorter lines are in every key file, as an empty one is. */
    private static final int LINE = 8;

    private Mask() {}

    public static String over(String text, Collection<Secret> secrets) {
        // The longest first: what is a part of another must not leave the rest of it.
        List<String> values = secrets.stream().flatMap(Mask::forms).filter(value -> !value.isBlank()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    private static Stream<String> forms(Secret secret) {
        String value = secret.revealText();
        Stream<String> lines = value.lines().count() > 1 ? value.lines().map(String::strip).filter(line -> line.length() >= LINE) : Stream.of();
        return Stream.concat(Stream.of(value, value.strip(), Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))), lines);
    }
}
