// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects of any kind. Calls fail as those of {@link ClusterApi}; a kind that the server does not know (yet) has no objects. */
public interface ClusterObjects {
    Optional<LiveObject> get(ObjectRef ref) throws ProblemException, InterruptedException;

    /**
     * @param namespace empty for all, and for kinds that have none
     * @param labels a selector as {@code app=x,tier}; empty for all
     */
    List<LiveObject> list(String apiVersion, String kind, String namespace, String labels) throws ProblemException, InterruptedException;

    /**
     * What admission would say: a server-side dry run of an apply.
     *
     * @throws ProblemException WEBHOOK_SILENT (Retry.SOON) when a webhook is asked and does not answer yet, else as {@link ClusterApi#apply}
     */
    void rehearse(Manifest manifest) throws ProblemException, InterruptedException;

    /**
     * Sets annotations, and touches nothing else. They are not Hearth's own: an apply of the object leaves them.
     *
     * @throws ProblemException API_REJECTED when there is no such object
     */
    void annotate(ObjectRef ref, Map<String, String> annotations) throws ProblemException, InterruptedException;

    /**
     * Keeps new pods off a node ({@code kubectl cordon}); touches nothing else.
     *
     * @throws ProblemException API_REJECTED when there is no such Node
     */
    void cordon(String node) throws ProblemException, InterruptedException;

    /**
     * Asks for a pod to be ended, as PodDisruptionBudgets allow it (policy/v1 Eviction); does not wait for its end. One that is not there
     * is fine.
     *
     * @throws ProblemException EVICTION_BLOCKED (Retry.SOON) when a budget does not allow it now
     */
    void evict(ObjectRef pod) throws ProblemException, InterruptedException;

    /** Deletes it, and does not wait for finalizers; one that is not there is fine. */
    void delete(ObjectRef ref) throws ProblemException, InterruptedException;
}
