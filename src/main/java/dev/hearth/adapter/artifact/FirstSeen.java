// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.problem.ProblemException;
import java.util.Optional;

/** The sums of first downloads, for files of which nobody publishes one. A cluster has its own. */
public interface FirstSeen {
    /**
     * @param name of the download, with its version: a mirror's copy must equal upstream's
     * @return 64 hex digits
     * @throws ProblemException STORE_CORRUPT, STORE_NEWER, STORE_UNWRITABLE
     */
    Optional<String> sha256(String name) throws ProblemException;

    /** Keeps the sum of a first download; one that is there already stays. */
    void remember(String name, String url, String sha256) throws ProblemException;

    /** Remembers nothing: what was never seen before is new each time. */
    static FirstSeen forgetful() {
        return new FirstSeen() {
            @Override
            public Optional<String> sha256(String name) {
                return Optional.empty();
            }

            @Override
            public void remember(String name, String url, String sha256) {}
        };
    }
}
