// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the preferences of this user on this computer. */
public interface PreferencesStore {
    /**
     * What was kept; the usual ones where nothing was.
     *
     * @param problem why what is there was not read; the usual ones hold then, and it is not overwritten
     */
    record Read(Preferences preferences, Optional<Problem> problem) {}

    Read read();

    /** @throws ProblemException STORE_UNWRITABLE; why what is there cannot be read, and so is not replaced */
    void save(Preferences preferences) throws ProblemException;

    /** Where clusters are kept while the user wants nothing else. */
    Path usualData();
}
