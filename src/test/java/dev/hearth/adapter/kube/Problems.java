// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import org.junit.jupiter.api.function.Executable;

/** The problem that a call ends with. */
final class Problems {
    private Problems() {}

    static Problem of(Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
