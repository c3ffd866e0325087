// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a test of the connection found.
 *
 * @param branch that was asked for
 * @param heads names of branches and their commits
 * @param files of the branch
 */
public record Heads(String branch, SortedMap<String, String> heads, SortedSet<String> files, Instant at) {
    /** Branches that begin so are for Hearth alone. */
    static final String OWN = "hearth/";

    /** The record that Hearth keeps in a branch that it writes. */
    private static final String RECORD = ".hearth";

    /** What is there, as far as it decides what Hearth does. */
    public enum Standing {
        /** No branch at all. */
        EMPTY,
        /** Nothing but what Git hosts put into a new repository. */
        FRESH,
        /** Hearth wrote it before. */
        OURS,
        /** A branch for Hearth alone, as {@code hearth/home}, beside those of others. */
        OWN,
        /** There are branches, and not this one. */
        BRANCH_MISSING,
        /** Files of somebody else. */
        FOREIGN
    }

    public Standing standing() {
        if (heads.isEmpty()) {
            return Standing.EMPTY;
        } else if (files.contains(RECORD)) {
            return Standing.OURS;
        } else if (branch.startsWith(OWN)) {
            return Standing.OWN;
        } else if (!heads.containsKey(branch)) {
            return Standing.BRANCH_MISSING;
        }
        return files.stream().allMatch(Heads::starter) ? Standing.FRESH : Standing.FOREIGN;
    }

    /** Whether the user has to choose first: Hearth writes nothing beside the work of others unasked. */
    boolean theirs() {
        return standing() == Standing.FOREIGN || standing() == Standing.BRANCH_MISSING;
    }

    /** The first few files. */
    List<String> some() {
        return files.stream().limit(3).toList();
    }

    private static boolean starter(String path) {
        return path.matches("(?i)(readme|licen[cs]e)(\\.[a-z]+)?|\\.gitignore|\\.gitattributes");
    }
}
