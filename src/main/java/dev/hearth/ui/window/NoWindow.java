// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.util.Map;
import java.util.Optional;

/** Why the toolkit could not open a window, told in what the system lacks. */
final class NoWindow {
    private NoWindow() {}

    /** Only what the toolkit threw before there was a window; anything else is ours and is thrown on. */
    static ProblemException because(Throwable thrown) {
        String said = told(thrown);
        if (said.contains("DISPLAY")) {
            String display = Optional.ofNullable(System.getenv("DISPLAY")).filter(name -> !name.isBlank()).orElse("-");
            return new ProblemException(Problem.blocking(ProblemCode.NO_DISPLAY, Map.of("display", display)).detail(said), thrown);
        } else if (root(thrown) instanceof UnsatisfiedLinkError) {
            return new ProblemException(Problem.blocking(ProblemCode.NO_TOOLKIT, Map.of("found", said)), thrown);
        } else if (thrown instanceof RuntimeException ours) {
            throw ours;
        }
        throw (Error) thrown;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String told(Throwable thrown) {
        Throwable root = root(thrown);
        return Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
    }
}
