// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.StepId;

/** The names of all steps: stable, because journals, logs, texts and pictures use them. */
final class StepIds {
    static final StepId DOWNLOAD_INSTALLER = StepId.of("desktop/download-installer");
    static final StepId DOWNLOAD_K3S = StepId.of("desktop/download-k3s");
    static final StepId CREDENTIALS = StepId.of("cluster/credentials");
    static final StepId KUBE_VIP = StepId.of("cluster/kube-vip");
    static final StepId VIP = StepId.of("cluster/vip");
    static final StepId KUBECONFIG = StepId.of("desktop/kubeconfig");
    static final StepId VERIFY = StepId.of("cluster/verify");

    private StepIds() {}

    static StepId connect(NodeSpec node) {
        return of(node, "connect");
    }

    static StepId facts(NodeSpec node) {
        return of(node, "facts");
    }

    static StepId prepare(NodeSpec node) {
        return of(node, "prepare");
    }

    static StepId uploadK3s(NodeSpec node) {
        return of(node, "upload-k3s");
    }

    static StepId registries(NodeSpec node) {
        return of(node, "registries");
    }

    static StepId config(NodeSpec node) {
        return of(node, "config");
    }

    static StepId install(NodeSpec node) {
        return of(node, "install");
    }

    static StepId startServer(NodeSpec node) {
        return of(node, "start-server");
    }

    static StepId ready(NodeSpec node) {
        return of(node, "ready");
    }

    static StepId join(NodeSpec node) {
        return of(node, node.role() == dev.hearth.domain.cluster.Role.SERVER ? "join-server" : "join-agent");
    }

    private static StepId of(NodeSpec node, String what) {
        return StepId.of(node.name() + "/" + what);
    }
}
