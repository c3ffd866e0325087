// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What is the same in all scripts. */
final class Pieces {
    static final String HEAD = load("head.sh");
    static final String FUNCTIONS = load("functions.sh");
    static final String BEGIN = load("begin.sh");

    private Pieces() {}

    private static String load(String name) {
        try (InputStream in = Objects.requireNonNull(Pieces.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
