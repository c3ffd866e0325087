// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Entry;
import java.util.List;

/** What happened in runs, kept. Truth is what probes find, never the journal: it is history. */
public interface Journal {
    /**
     * Keeps entries, in order. When this returns they survive a power cut, except for those that only tell how far a step is
     * (probing, progress, verifying), which survive the end of the program.
     *
     * @throws ProblemException when they cannot be kept; nothing more is appended then
     */
    void append(List<Entry> entries) throws ProblemException;

    /** All that was kept, also of earlier runs; a run begins with its RunStarted. */
    List<Entry> read() throws ProblemException;
}
