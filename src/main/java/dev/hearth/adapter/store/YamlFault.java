// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Why a text cannot be read as YAML, and where. The message may hold words of the text, so whoever reads secrets tells the
 * place alone.
 */
final class YamlFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Mark mark;

    YamlFault(String found, @Nullable Mark mark) {
        super(found);
        this.mark = mark;
    }

    /** Without the snippet that the library puts into its own message. */
    static YamlFault of(MarkedYAMLException cause) {
        String words = cause.getProblem() == null ? "no YAML" : cause.getProblem();
        return new YamlFault(words, cause.getProblemMark() == null ? cause.getContextMark() : cause.getProblemMark());
    }

    /** From 1. */
    Optional<Integer> line() {
        return Optional.ofNullable(mark).map(at -> at.getLine() + 1);
    }

    /** From 1. */
    Optional<Integer> column() {
        return Optional.ofNullable(mark).map(at -> at.getColumn() + 1);
    }

    String found() {
        return String.valueOf(getMessage());
    }
}
