// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The page in the kit that says what to do with it. */
final class Instructions {
    private static final String PAGE = "/dev/hearth/texts/recovery-kit.txt";

    private Instructions() {}

    /** @param places by name, as they stand between braces */
    static String page(Map<String, String> places) {
        try (InputStream in = Objects.requireNonNull(Instructions.class.getResourceAsStream(PAGE))) {
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> place : places.entrySet()) {
                page = page.replace("{" + place.getKey() + "}", place.getValue());
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
