// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.release.Releases;
import dev.hearth.port.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * kube-vip for the Kubernetes API alone (no Services), by ARP, as a DaemonSet on the servers: what {@code kube-vip manifest rbac} and
 * {@code kube-vip manifest daemonset --inCluster --taint --controlplane --arp --leaderElection} write (v1.2.3), with Hearth's settings.
 */
public final class KubeVip {
    public static final String NAMESPACE = "kube-system";
    public static final String DAEMON_SET = "kube-vip-ds";
    /** Its holderIdentity is the name of the node that carries the VIP. */
    public static final String LEASE = "plndr-cp-lock";

    private KubeVip() {}

    /**
     * In the order in which to apply them: ServiceAccount, ClusterRole, ClusterRoleBinding, DaemonSet.
     *
     * @param networkInterface where the VIP goes on every server; null: kube-vip takes that of the default route
     */
    public static List<Manifest> manifests(Ipv4 vip, @Nullable String networkInterface, Releases.KubeVip release, KubeVipSettings settings) {
        return List.of(
                Yaml.manifest(KubeVipAccess.serviceAccount()),
                Yaml.manifest(KubeVipAccess.role()),
                Yaml.manifest(KubeVipAccess.binding()),
                Yaml.manifest(KubeVipDaemonSet.of(vip, networkInterface, release, settings)));
    }
}
