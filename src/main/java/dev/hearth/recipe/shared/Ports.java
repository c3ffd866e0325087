// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.node.NodeShell;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.Network;
import dev.hearth.port.RemoteHosts;
import java.nio.file.Path;

/**
 * The world as steps reach it.
 *
 * @param kubeconfig file of the finished cluster's kubeconfig, in the cluster's folder on the desktop
 * @param upkeep for what Argo CD follows
 */
public record Ports(
        RemoteHosts hosts, ClusterApis apis, Artifacts artifacts, Network network, Kubeconfigs kubeconfigs, Path kubeconfig, GitUpkeep upkeep) {
    public Ports(RemoteHosts hosts, ClusterApis apis, Artifacts artifacts, Network network, Kubeconfigs kubeconfigs, Path kubeconfig) {
        this(hosts, apis, artifacts, network, kubeconfigs, kubeconfig, GitUpkeep.none());
    }

    public Ports keptBy(GitUpkeep changed) {
        return new Ports(hosts, apis, artifacts, network, kubeconfigs, kubeconfig, changed);
    }

    /** Through the VIP: what stands on the control plane comes when that is up. */
    public ClusterApi atVip(ClusterSpec spec, StepContext context) throws ProblemException {
        return apis.open(spec.addresses().vip().toString(), context.require(Keys.KUBECONFIG));
    }

    public NodeShell shell(NodeSpec node) throws ProblemException, InterruptedException {
        return new NodeShell(node.name(), hosts.connect(node.access()));
    }
}
