// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.StepId;

/** The names of all steps: stable, because journals, logs, texts and pictures use them. */
public final class StepIds {
    public static final StepId DOWNLOAD_INSTALLER = StepId.of("desktop/download-installer");
    public static final StepId DOWNLOAD_K3S = StepId.of("desktop/download-k3s");
    public static final StepId STANDING = StepId.of("cluster/standing");
    public static final StepId START_SERVER = StepId.of("cluster/start-server");
    public static final StepId CREDENTIALS = StepId.of("cluster/credentials");
    public static final StepId READY = StepId.of("cluster/ready");
    public static final StepId KUBE_VIP = StepId.of("cluster/kube-vip");
    public static final StepId VIP = StepId.of("cluster/vip");
    public static final StepId KUBECONFIG = StepId.of("desktop/kubeconfig");
    public static final StepId VERIFY = StepId.of("cluster/verify");

    public static final StepId SERVICE_LB = StepId.of("cluster/service-lb");

    public static final StepId ACCESS = StepId.of("cluster/access");

    private StepIds() {}

    public static StepId connect(NodeSpec node) {
        return of(node, "connect");
    }

    public static StepId facts(NodeSpec node) {
        return of(node, "facts");
    }

    public static StepId mend(NodeSpec node, Mend mend) {
        return of(node, "mend-" + mend.check().replace('.', '-'));
    }

    public static StepId prepare(NodeSpec node) {
        return of(node, "prepare");
    }

    public static StepId uploadK3s(NodeSpec node) {
        return of(node, "upload-k3s");
    }

    public static StepId registries(NodeSpec node) {
        return of(node, "registries");
    }

    public static StepId config(NodeSpec node) {
        return of(node, "config");
    }

    public static StepId reload(NodeSpec node) {
        return of(node, "reload");
    }

    public static StepId replace(NodeSpec node) {
        return of(node, "replace");
    }

    public static StepId install(NodeSpec node) {
        return of(node, "install");
    }

    public static StepId join(NodeSpec node) {
        return of(node, node.role() == dev.hearth.domain.cluster.Role.SERVER ? "join-server" : "join-agent");
    }

    private static StepId of(NodeSpec node, String what) {
        return StepId.of(node.name() + "/" + what);
    }
}
