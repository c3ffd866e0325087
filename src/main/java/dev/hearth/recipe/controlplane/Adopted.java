// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sFlags;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for clusters that other hands made. */
final class Adopted {
    /**
     * Settings that a server joins with as the others have them: those that k3s compares and refuses to join with otherwise ("critical
     * configuration value mismatch", k3s pkg/daemons/config CriticalControlArgs), and those that make a difference only when servers disagree.
     */
    private static final Set<String> SHARED = Set.of("cluster-cidr", "service-cidr", "service-node-port-range", "cluster-dns", "cluster-domain", "flannel-backend",
            "flannel-ipv6-masq", "flannel-external-ip", "egress-selector-mode", "secrets-encryption", "secrets-encryption-provider", "embedded-registry", "disable",
            "disable-cloud-controller", "disable-helm-controller", "disable-kube-proxy", "disable-network-policy", "servicelb-namespace", "etcd-arg", "kube-apiserver-arg",
            "kube-controller-manager-arg", "kube-scheduler-arg", "kube-cloud-controller-manager-arg", "write-kubeconfig-mode");

    private Adopted() {}

    /** A server's settings, as those that run say them; the names in the certificate are the new one's own. */
    static K3sConfig like(K3sFlags running, K3sConfig config) {
        K3sConfig same = config;
        for (Map.Entry<String, List<String>> flag : running.values().entrySet()) {
            if (SHARED.contains(flag.getKey())) {
                same = flag.getValue().size() == 1 ? same.with(flag.getKey(), flag.getValue().getFirst()) : same.with(flag.getKey(), flag.getValue());
            }
        }
        return same;
    }

    static Problem away(NodeSpec node, String found) {
        return Problem.blocking(ProblemCode.ADOPTED_NODE_AWAY, Map.of("node", node.name(), "found", found));
    }
}
