// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects all that is wrong with a draft; the same problem at the same field is kept once. */
final class Findings {
    /** What was typed may be anything, of any length; so much of it tells what it is. */
    private static final int SHOWN = 120;

    private final Set<Problem> problems = new LinkedHashSet<>();

    void add(Field field, Problem problem) {
        problems.add(problem.at(field));
    }

    void empty(Field field) {
        add(field, Problem.blocking(ProblemCode.FIELD_EMPTY, Map.of("field", "@field." + field.path().replaceAll("\\[[0-9]+]", ""))));
    }

    /** @param shape key of the text that says what is required, without {@code shape.} */
    void invalid(Field field, String found, String shape) {
        add(field, Problem.blocking(ProblemCode.FIELD_INVALID, Map.of("found", shown(found), "required", "@shape." + shape)));
    }

    /** Reads a text that may be left empty. */
    <T> Optional<T> optional(Field field, String text, String shape, Function<String, Optional<T>> parse) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Optional<T> read = parse.apply(text.strip());
        if (read.isEmpty()) {
            invalid(field, text, shape);
        }
        return read;
    }

    /** Reads a text that must be given. */
    <T> Optional<T> required(Field field, String text, String shape, Function<String, Optional<T>> parse) {
        if (text.isBlank()) {
            empty(field);
        }
        return optional(field, text, shape, parse);
    }

    /** A question that is no when nothing is said. */
    Optional<Boolean> yes(Field field, String text) {
        return text.isBlank()
                ? Optional.of(false)
                : optional(field, text, "yes-or-no", word -> SshReading.oneOf(word, "yes", "no", "true", "false")).map(word -> word.equals("yes") || word.equals("true"));
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    boolean block() {
        return problems.stream().anyMatch(Problem::blocks);
    }

    static String shown(String text) {
        String stripped = text.strip();
        return stripped.length() <= SHOWN ? stripped : stripped.substring(0, SHOWN) + "…";
    }
}
