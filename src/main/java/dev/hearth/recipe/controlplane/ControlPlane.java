// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Step;
import dev.hearth.node.RegistriesFile;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.List;

/** The steps from bare machines to servers that answer behind one address. */
public final class ControlPlane {
    private ControlPlane() {}

    /** Looks at a node, and changes nothing on it: {@link StepIds#connect} and {@link StepIds#facts}. */
    public static List<Step> look(ClusterSpec spec, NodeSpec node, Ports ports) {
        return List.of(new ConnectStep(node, ports), new FactsStep(spec, node, ports));
    }

    /** The proof that all nodes of a cluster are in it and well, as {@link StepIds#VERIFY}. */
    public static Step whole(ClusterSpec spec, List<Edge> edges, Ports ports) {
        return new VerifyStep(spec, edges, ports);
    }

    public static List<Step> steps(ClusterSpec spec, Releases releases, Ports ports) {
        List<Step> steps = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            steps.addAll(look(spec, node, ports));
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
            steps.add(new ReloadStep(spec, node, ports));
            steps.add(new ReplaceStep(spec, node, ports));
        }
        steps.add(new StartServerStep(spec, ports));
        steps.add(new CredentialsStep(spec, ports));
        steps.add(new ReadyStep(spec, ports));
        steps.add(new ServiceLbStep(spec, ports));
        steps.add(new KubeVipStep(spec, releases.kubeVip(), ports));
        steps.add(new VipStep(spec, ports));
        spec.nodes().forEach(node -> steps.add(new JoinStep(spec, node, ports)));
        steps.add(new KubeconfigStep(spec, ports));
        List<Edge> members = new ArrayList<>(List.of(Edge.hard(StepIds.KUBECONFIG, "vip"), Edge.hard(StepIds.READY, "ready"), Edge.hard(StepIds.SERVICE_LB, "service-lb")));
        spec.nodes().forEach(node -> members.add(Edge.hard(StepIds.join(node), "members")));
        steps.add(whole(spec, members, ports));
        return List.copyOf(steps);
    }
}
