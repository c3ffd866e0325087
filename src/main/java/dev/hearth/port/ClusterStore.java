// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Hearth keeps on the desktop of each cluster and draft: a folder each, files 0600, replaced atomically. */
public interface ClusterStore {
    /** The drafts and clusters there are, the newest first; what cannot be read is set aside and reported, not listed. */
    List<Saved> list() throws ProblemException;

    /** What could not be read since Hearth runs and was set aside (STORE_CORRUPT) or left alone (STORE_NEWER). */
    List<Problem> unread();

    /** @throws ProblemException STORE_MISSING, STORE_CORRUPT (it is set aside), STORE_NEWER */
    ClusterDraft load(String name) throws ProblemException;

    /** Saves under the draft's name; an empty name is the one unnamed draft. */
    void save(ClusterDraft draft) throws ProblemException;

    /** Forgets a draft, as when it got another name; whatever else is in its folder stays. */
    void forget(String name) throws ProblemException;

    /** Notes that a run ended ready. */
    void built(String name, Instant at) throws ProblemException;

    /** The folder of a cluster (journals, kubeconfig, lock.yaml), made when missing. */
    Path folder(String name) throws ProblemException;

    /** @param builtAt end of the last run that ended ready */
    record Saved(String name, Instant savedAt, Optional<Instant> builtAt, int nodes) {}
}
