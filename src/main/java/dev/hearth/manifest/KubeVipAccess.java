// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;

/** What kube-vip may do in the cluster, as {@code kube-vip manifest rbac} of v1.2.3 says. */
final class KubeVipAccess {
    static final String ACCOUNT = "kube-vip";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String ROLE = "system:kube-vip-role";

    private KubeVipAccess() {}

    static ServiceAccount serviceAccount() {
        return new ServiceAccountBuilder().withNewMetadata().withName(ACCOUNT).withNamespace(KubeVip.NAMESPACE).endMetadata().build();
    }

    static ClusterRole role() {
        return new ClusterRoleBuilder()
                .withNewMetadata().withName(ROLE).endMetadata()
                .withRules(
                        rule("", List.of("services/status"), "update"),
                        rule("", List.of("services", "endpoints"), "list", "get", "watch", "update"),
                        rule("", List.of("nodes"), "list", "get", "watch", "update", "patch"),
                        rule("coordination.k8s.io", List.of("leases"), "list", "get", "watch", "update", "create"),
                        rule("discovery.k8s.io", List.of("endpointslices"), "list", "get", "watch", "update"),
                        rule("", List.of("pods"), "list"))
                .build();
    }

    static ClusterRoleBinding binding() {
        return new ClusterRoleBindingBuilder()
                .withNewMetadata().withName("system:kube-vip-binding").endMetadata()
                .withNewRoleRef(RBAC, "ClusterRole", ROLE)
                .addNewSubject().withKind("ServiceAccount").withName(ACCOUNT).withNamespace(KubeVip.NAMESPACE).endSubject()
                .build();
    }

    private static PolicyRule rule(String group, List<String> resources, String... verbs) {
        return new PolicyRuleBuilder().withApiGroups(group).withResources(resources).withVerbs(verbs).build();
    }
}
