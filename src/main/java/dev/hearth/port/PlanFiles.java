// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes plan files (YAML). */
public interface PlanFiles {
    /**
     * Reads as much as can be read.
     *
     * @return the draft, and a problem at its field for each unknown key and each wrong type
     * @throws ProblemException PLAN_FILE_UNREADABLE (missing, no YAML at all, tabs, larger than 1 MiB, newer schema), with line
     *     and column where there are any
     */
    Read read(Path file) throws ProblemException;

    /**
     * As {@link #read}, of a plan that is in no file of its own.
     *
     * @param place what to call where it stands
     */
    Read parse(String text, String place) throws ProblemException;

    void write(ClusterDraft draft, Path file) throws ProblemException;

    /**
     * Writes other nodes into a plan file; everything else stays. A node that is in the file by its name stays as it stands there; what was
     * decided about one that goes, goes with it.
     *
     * @return whether people's comments could be kept
     * @throws ProblemException as {@link #read} and {@link #write}
     */
    boolean writeNodes(Path file, List<ClusterDraft.Node> nodes) throws ProblemException;

    record Read(ClusterDraft draft, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }
}
