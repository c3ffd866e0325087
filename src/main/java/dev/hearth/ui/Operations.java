// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Preflight;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is done to a cluster that stands, beside building it: plans for the same engine. Making one changes nothing. */
public interface Operations {
    /**
     * A node leaves its cluster.
     *
     * @param spec with the node, and a server beside it
     * @param acceptQuorum whether fewer servers may fail afterwards
     * @param planFile that the node is struck from at last, beside the plan that is kept here; empty when it is that alone
     */
    Workbench.Prepared remove(ClusterSpec spec, NodeSpec leaving, boolean acceptQuorum, Optional<Path> planFile) throws ProblemException, InterruptedException;

    /** k3s and all that Hearth wrote leave all nodes. */
    Workbench.Prepared uninstall(ClusterSpec spec) throws ProblemException, InterruptedException;

    /** The shared address moves to another server, measured. */
    Workbench.Prepared drill(ClusterSpec spec) throws ProblemException, InterruptedException;

    /** Whether a recovery kit would bring the cluster back. */
    Workbench.Prepared checkKit(ClusterSpec spec, Path kit) throws ProblemException, InterruptedException;

    /** The whole plan for a cluster that stands: what drifted is put right, what is missing is made; where none stands, nothing is changed. */
    Workbench.Prepared repair(ClusterSpec spec) throws ProblemException, InterruptedException;

    /**
     * The plan of a new cluster as a script for bash, which people read and run without Hearth. What upstream publishes is downloaded when it
     * is not here yet, for it stands in the script; nothing is asked of machines.
     *
     * @throws ProblemException EXPORT_ADOPTED, and as {@link dev.hearth.port.Artifacts#fetch}
     */
    String script(ClusterSpec spec) throws ProblemException, InterruptedException;

    /** The snapshots of etcd on all servers; looks and changes nothing. */
    Snapshots snapshots(ClusterSpec spec) throws ProblemException, InterruptedException;

    /** A snapshot of etcd, on a server that runs. */
    Workbench.Prepared takeSnapshot(ClusterSpec spec) throws ProblemException, InterruptedException;

    /**
     * The cluster goes back to a snapshot: all servers end, and what came after it is lost.
     *
     * @param snapshot its name, as in {@link #snapshots}
     */
    Workbench.Prepared restore(ClusterSpec spec, String snapshot) throws ProblemException, InterruptedException;

    /** A newer patch of k3s, the one that is planned now: a snapshot first, then one node at a time. */
    Workbench.Prepared upgrade(ClusterSpec spec) throws ProblemException, InterruptedException;

    /**
     * A plan of a cluster that other hands made; looks and changes nothing.
     *
     * @param start the cluster's name, how to log in, and one of its servers as the only node
     */
    Adoption adopt(ClusterDraft start) throws ProblemException, InterruptedException;

    /**
     * The servers of a cluster that somebody has a kubeconfig of, those that are ready first; looks and changes nothing.
     *
     * @throws ProblemException ADOPT_KUBECONFIG, KUBECONFIG_UNREADABLE when there is no such file, and what keeps the API from answering
     */
    List<ClusterDraft.Node> servers(Path kubeconfig) throws ProblemException, InterruptedException;

    /** What of the cluster works now; looks and changes nothing. */
    Health health(ClusterSpec spec) throws ProblemException, InterruptedException;

    /**
     * Whether the cluster itself would take a new node, beside what preflight finds on the machine; looks and changes nothing.
     *
     * @param grown the plan with that node in it
     */
    List<Preflight.Finding> newcomer(ClusterSpec grown, NodeSpec node) throws ProblemException, InterruptedException;
}
