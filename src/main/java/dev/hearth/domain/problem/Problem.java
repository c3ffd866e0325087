// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must know, as a value. Its sentences (found, required, why, what to do) are in the text bundles
 * under {@code problem.<code>.*}; {@code args} fill their named places. No argument is ever a secret.
 *
 * @param field the input that it belongs to, or null when it belongs to none
 * @param args what was found and what is required, by name ({@code {found}}, {@code {required}}, {@code {node}} ...)
 * @param detail the machine's own words (an exception's message, a log line), redacted; may be empty
 */
public record Problem(
        ProblemCode code, Severity severity, @Nullable Field field, Map<String, String> args, String detail, Retry retry) {

    public Problem {
        args = java.util.Collections.unmodifiableMap(new TreeMap<>(args));
    }

    public static Problem blocking(ProblemCode code, Map<String, String> args) {
        return new Problem(code, Severity.BLOCKING, null, args, "", Retry.AFTER_FIX);
    }

    public static Problem warning(ProblemCode code, Map<String, String> args) {
        return new Problem(code, Severity.SHOULD_FIX, null, args, "", Retry.AFTER_FIX);
    }

    public static Problem info(ProblemCode code, Map<String, String> args) {
        return new Problem(code, Severity.INFO, null, args, "", Retry.AFTER_FIX);
    }

    public Problem at(Field place) {
        return new Problem(code, severity, place, args, detail, retry);
    }

    public Problem with(String name, String value) {
        Map<String, String> more = new TreeMap<>(args);
        more.put(name, value);
        return new Problem(code, severity, field, more, detail, retry);
    }

    public Problem detail(String words) {
        return new Problem(code, severity, field, args, words, retry);
    }

    public Problem retry(Retry when) {
        return new Problem(code, severity, field, args, detail, when);
    }

    public boolean blocks() {
        return severity == Severity.BLOCKING;
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }
}
