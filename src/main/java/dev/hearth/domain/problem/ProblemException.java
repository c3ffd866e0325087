// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} out of a port or a step. Adapters translate their library's exceptions into it, once. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.code().id() + " " + problem.args() + (problem.detail().isEmpty() ? "" : ": " + problem.detail()), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
