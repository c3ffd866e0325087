// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The raw answer of a survey: keys to values in the order they came. Read strictly: a cut or foreign answer is a problem. */
public final class Survey {
    private final Map<String, List<String>> values;

    private Survey(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads what the survey script printed.
     *
     * @throws ProblemException SURVEY_UNREADABLE when anything but the survey was printed (a chatty .bashrc) or its end is missing
     */
    public static Survey parse(String node, String output) throws ProblemException {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals("survey=1")) {
            throw unreadable(node, lines.isEmpty() ? "" : lines.getFirst());
        }
        if (!lines.getLast().equals("end=ok")) {
            throw unreadable(node, lines.getLast());
        }
        Map<String, List<String>> values = new TreeMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int equals = line.indexOf('=');
            if (equals < 1 || !line.substring(0, equals).matches("[a-z0-9.-]+")) {
                throw unreadable(node, line);
            }
            values.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>()).add(line.substring(equals + 1).strip());
        }
        return new Survey(values);
    }

    private static ProblemException unreadable(String node, String line) {
        return Problem.blocking(ProblemCode.SURVEY_UNREADABLE, Map.of("node", node, "found", line.length() > 200 ? line.substring(0, 200) : line))
                .retry(Retry.AFTER_FIX)
                .asException();
    }

    /** The one value of a key; empty when it was not answered or is blank. */
    public Optional<String> one(String key) {
        List<String> all = all(key);
        return all.isEmpty() || all.getFirst().isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** All values of a key in the order they came. */
    public List<String> all(String key) {
        return List.copyOf(values.getOrDefault(key, List.of()));
    }

    /** The words of each value of a key. */
    public List<String[]> words(String key) {
        return all(key).stream().map(value -> value.split(" +")).toList();
    }

    /** The number under a key; empty when it is none. */
    public Optional<Double> number(String key) {
        return one(key).filter(value -> value.matches("[0-9]+([.][0-9]+)?")).map(Double::valueOf);
    }
}
