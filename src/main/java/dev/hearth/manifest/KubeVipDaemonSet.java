// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.release.Releases;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The DaemonSet. Each environment variable is one of kube-vip's (its pkg/kubevip/config_envvar.go) unless a comment says otherwise. */
final class KubeVipDaemonSet {
    private static final String NAME_LABEL = "app.kubernetes.io/name";
    private static final String VERSION_LABEL = "app.kubernetes.io/version";

    private KubeVipDaemonSet() {}

    static DaemonSet of(Ipv4 vip, @Nullable String networkInterface, Releases.KubeVip release, KubeVipSettings settings) {
        return new DaemonSetBuilder()
                .withNewMetadata().withName(KubeVip.DAEMON_SET).withNamespace(KubeVip.NAMESPACE)
                .addToLabels(NAME_LABEL, KubeVip.DAEMON_SET).addToLabels(VERSION_LABEL, release.version()).endMetadata()
                .withNewSpec()
                .withNewSelector().addToMatchLabels(NAME_LABEL, KubeVip.DAEMON_SET).endSelector()
                .withNewTemplate()
                .withNewMetadata().addToLabels(NAME_LABEL, KubeVip.DAEMON_SET).addToLabels(VERSION_LABEL, release.version()).endMetadata()
                .withNewSpec()
                .withAffinity(onServers())
                .withContainers(container(environment(vip, networkInterface, settings), release.image()))
                .withHostNetwork(true)
                .withServiceAccountName(KubeVipAccess.ACCOUNT)
                .addNewToleration().withEffect("NoSchedule").withOperator("Exists").endToleration()
                .addNewToleration().withEffect("NoExecute").withOperator("Exists").endToleration()
                .endSpec().endTemplate().endSpec().build();
    }

    private static Container container(List<EnvVar> environment, String image) {
        return new ContainerBuilder().withName("kube-vip").withImage(image).withImagePullPolicy("IfNotPresent").withArgs("manager").withEnv(environment)
                .withNewSecurityContext().withNewCapabilities().withAdd("NET_ADMIN", "NET_RAW").withDrop("ALL").endCapabilities().endSecurityContext()
                .build();
    }

    private static List<EnvVar> environment(Ipv4 vip, @Nullable String networkInterface, KubeVipSettings settings) {
        List<EnvVar> all = new ArrayList<>(List.of(
                // Kubernetes' own names (client-go's InClusterConfig): this server's API instead of the Service address, docs/adr/0014
                env("KUBERNETES_SERVICE_HOST", "127.0.0.1"),
                env("KUBERNETES_SERVICE_PORT", "6443"),
                env("vip_arp", "true"),
                env("vip_arpRate", String.valueOf(settings.arpMillis())),
                env("port", "6443"),
                new EnvVarBuilder().withName("vip_nodename").withNewValueFrom().withNewFieldRef().withFieldPath("spec.nodeName").endFieldRef().endValueFrom().build()));
        if (networkInterface != null) {
            all.add(env("vip_interface", networkInterface));
        }
        all.addAll(List.of(
                env("address", vip.toString()),
                env("vip_subnet", "32"),
                env("cp_enable", "true"),
                env("cp_namespace", KubeVip.NAMESPACE),
                env("svc_enable", "false"),
                env("vip_leaderelection", "true"),
                env("vip_leasename", KubeVip.LEASE),
                env("vip_leaseduration", String.valueOf(settings.leaseSeconds())),
                env("vip_renewdeadline", String.valueOf(settings.renewSeconds())),
                env("vip_retryperiod", String.valueOf(settings.retrySeconds())),
                env("prometheus_server", ":2112")));
        return all;
    }

    private static EnvVar env(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    /** k3s no longer sets the label node-role.kubernetes.io/master (k3s PR 12395). */
    private static Affinity onServers() {
        return new AffinityBuilder().withNewNodeAffinity().withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm().addNewMatchExpression().withKey("node-role.kubernetes.io/control-plane").withOperator("Exists").endMatchExpression().endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution().endNodeAffinity().build();
    }
}
