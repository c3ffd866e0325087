// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Status;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one check says.
 *
 * @param found facts; fills {@code {found}} in the problem's texts
 * @param required what is needed instead; fills {@code {required}}
 */
record Outcome(Status status, String found, @Nullable ProblemCode code, String required) {
    static Outcome ok(String found) {
        return new Outcome(Status.OK, found, null, "");
    }

    static Outcome info(ProblemCode code, String found) {
        return new Outcome(Status.INFO, found, code, "");
    }

    static Outcome shouldFix(ProblemCode code, String found, String required) {
        return new Outcome(Status.SHOULD_FIX, found, code, required);
    }

    static Outcome blocking(ProblemCode code, String found, String required) {
        return new Outcome(Status.BLOCKING, found, code, required);
    }

    /** It was not answered, so nothing is known. */
    static Outcome notChecked() {
        return new Outcome(Status.NOT_CHECKED, "", null, "");
    }

    Finding on(String check, String node) {
        return new Finding(check, node, status, found, code == null ? null : problem(code, node));
    }

    private Problem problem(ProblemCode problem, String node) {
        Map<String, String> args = new TreeMap<>(Map.of("node", node, "found", found, "required", required));
        return switch (status) {
            case BLOCKING -> Problem.blocking(problem, args);
            case INFO -> Problem.info(problem, args);
            default -> Problem.warning(problem, args);
        };
    }
}
