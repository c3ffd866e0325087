// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.ProblemException;

/** Who may change things: one run at a time. Reading needs none. */
public interface Baton {
    /**
     * Called before every act, on the step's thread, by several at once; returns when this run may change things.
     *
     * @throws ProblemException when somebody else changes them; the step fails with it, and nothing was done
     */
    void hold() throws ProblemException, InterruptedException;

    /** For a world that nobody else can reach. */
    static Baton free() {
        return () -> {};
    }
}
