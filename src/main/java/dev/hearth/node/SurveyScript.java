// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The survey as it is sent. */
final class SurveyScript {
    static final String TEXT = load();

    private SurveyScript() {}

    private static String load() {
        try (InputStream in = Objects.requireNonNull(SurveyScript.class.getResourceAsStream("survey.sh"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
