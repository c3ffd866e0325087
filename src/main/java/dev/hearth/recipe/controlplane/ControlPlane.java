// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Step;
import dev.hearth.node.RegistriesFile;
import dev.hearth.recipe.shared.Ports;
import java.util.ArrayList;
import java.util.List;

/** The steps from bare machines to servers that answer behind one address. */
public final class ControlPlane {
    private ControlPlane() {}

    public static List<Step> steps(ClusterSpec spec, Releases releases, Ports ports) {
        List<Step> steps = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            steps.add(new ConnectStep(node, ports));
            steps.add(new FactsStep(spec, node, ports));
        }
        steps.add(new StandingStep(spec, ports));
        steps.add(new DownloadInstallerStep(releases.k3s().installer(), ports));
        steps.add(new DownloadK3sStep(spec.nodes(), releases.k3s(), ports));
        for (NodeSpec node : spec.nodes()) {
            steps.add(new PrepareStep(node, ports));
            steps.add(new UploadK3sStep(node, spec.firstServer(), ports));
            if (!spec.sources().registries().isEmpty()) {
                steps.add(new RegistriesStep(node, RegistriesFile.render(spec.sources().registries()), ports));
            }
            steps.add(new ConfigStep(spec, node, ports));
            steps.add(new InstallStep(spec, node, ports));
        }
        steps.add(new StartServerStep(spec, ports));
        steps.add(new CredentialsStep(spec, ports));
        steps.add(new ReadyStep(spec, ports));
        steps.add(new KubeVipStep(spec, releases.kubeVip(), ports));
        steps.add(new VipStep(spec, ports));
        spec.nodes().forEach(node -> steps.add(new JoinStep(spec, node, ports)));
        steps.add(new KubeconfigStep(spec, ports));
        steps.add(new VerifyStep(spec, ports));
        return List.copyOf(steps);
    }
}
