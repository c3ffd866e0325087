// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Hearth keeps on the desktop of each cluster and draft: a folder each, files 0600, replaced atomically. */
public interface ClusterStore {
    /** The drafts and clusters there are, the newest first; what cannot be read is set aside and reported, not listed. */
    List<Saved> list() throws ProblemException;

    /** What could not be read since Hearth runs and was set aside (STORE_CORRUPT) or left alone (STORE_NEWER). */
    List<Problem> unread();

    /** @throws ProblemException STORE_MISSING, STORE_CORRUPT (it is set aside), STORE_NEWER */
    ClusterDraft load(String name) throws ProblemException;

    /**
     * Saves under the draft's name, over what was saved there; an empty name is the one unnamed draft. Blanks around a name do
     * not count.
     */
    void save(ClusterDraft draft) throws ProblemException;

    /**
     * Saves a draft that is new here.
     *
     * @throws ProblemException STORE_NAME_TAKEN when a draft is kept under its name; nothing is touched then
     */
    void create(ClusterDraft draft) throws ProblemException;

    /**
     * Saves a draft under its new name; the old name is free then, and whatever was in its folder has come along.
     *
     * @param from what it was saved under so far
     * @throws ProblemException STORE_NAME_TAKEN when anything is kept under its new name; CLUSTER_NAME_FIXED when a run was
     *     begun under the old one, because nodes and kubeconfigs know the cluster by it; STORE_MISSING. Nothing is touched then.
     */
    void rename(String from, ClusterDraft draft) throws ProblemException;

    /** @throws ProblemException CLUSTER_ALREADY_HERE when something is kept under that name */
    default void requireFree(String name) throws ProblemException {
        if (list().stream().anyMatch(saved -> saved.name().strip().equals(name.strip()))) {
            throw Problem.blocking(ProblemCode.CLUSTER_ALREADY_HERE, Map.of("found", name.strip())).asException();
        }
    }

    /**
     * Saves a cluster that was not made here: by other hands, or on another computer.
     *
     * @param stood when it was known to stand; empty while its plan is not complete
     * @throws ProblemException CLUSTER_ALREADY_HERE; nothing is touched then
     */
    default void arrive(ClusterDraft draft, Optional<Instant> stood) throws ProblemException {
        requireFree(draft.name());
        create(draft);
        if (stood.isPresent()) {
            built(draft.name(), stood.get());
        }
    }

    /** Forgets a draft, as when it got another name; whatever else is in its folder stays. */
    void forget(String name) throws ProblemException;

    /** Notes that a run ended ready. */
    void built(String name, Instant at) throws ProblemException;

    /** Notes that the cluster is gone: it stands no more, however often it was built. */
    void removed(String name) throws ProblemException;

    /** The folder of a cluster (journals, kubeconfig, lock.yaml), made when missing. */
    Path folder(String name) throws ProblemException;

    /** @param builtAt end of the last run that ended ready */
    record Saved(String name, Instant savedAt, Optional<Instant> builtAt, int nodes) {}
}
