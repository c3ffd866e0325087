// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The longer scripts, as they are sent. */
final class SurveyScript {
    static final String TEXT = load("survey.sh");
    static final String LEFTOVERS = load("leftovers.sh");
    static final String PROCESS = load("process.sh");
    static final String UNINSTALL = load("uninstall.sh");
    static final String MEND = load("mend.sh");
    static final String MESH = load("mesh.pl");

    private SurveyScript() {}

    private static String load(String name) {
        try (InputStream in = Objects.requireNonNull(SurveyScript.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
