// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One Kubernetes API server. Every call fails with a problem: API_UNREACHABLE (Retry.SOON: refused, reset, timed out, 5xx,
 * etcd without a leader), API_CERTIFICATE (not of the cluster's CA), API_FORBIDDEN, API_REJECTED (4xx, its words in the detail).
 */
public interface ClusterApi extends AutoCloseable {
    /** The name under which Hearth applies: what it owns is told from what others do by it. */
    String FIELD_MANAGER = "hearth";

    /** The version, as {@code v1.36.3+k3s1}; answers only when the API server is ready ({@code /readyz}). */
    String version() throws ProblemException, InterruptedException;

    List<NodeStatus> nodes() throws ProblemException, InterruptedException;

    /**
     * Follows the nodes: tells of them at once and then whenever one comes, goes or changes, on threads of its own, one call at a
     * time. It outlives lost connections, servers that restart, and an address that moves to another server; a silence of the API
     * is told once when it begins, within 10 s, and ends with the next sight.
     */
    Watching watchNodes(Consumer<Watching.Sight> seen);

    Optional<RolloutStatus> daemonSet(String namespace, String name) throws ProblemException, InterruptedException;

    /** The holder of a Lease (coordination.k8s.io/v1); empty when there is no Lease or nobody holds it. */
    Optional<String> leaseHolder(String namespace, String name) throws ProblemException, InterruptedException;

    /** Whether an apply of this object would change nothing that Hearth owns (server-side dry run compared with what is there). */
    Applied compare(Manifest manifest) throws ProblemException, InterruptedException;

    /**
     * Server-side apply with {@link #FIELD_MANAGER}.
     *
     * @throws ProblemException also API_CONFLICT when somebody else owns a field that we would change
     */
    void apply(Manifest manifest) throws ProblemException, InterruptedException;

    /** What can be done with objects of any kind, beside applying them. */
    ClusterObjects objects();

    /** Hands it back. What another caller opened at the same address stays open. */
    @Override
    void close();

    /** How an object stands to a manifest. */
    enum Applied {
        ABSENT,
        SAME,
        DIFFERENT,
        /** It is there, it differs, and Hearth never applied it: adopt or refuse, never overwrite silently. */
        FOREIGN
    }
}
