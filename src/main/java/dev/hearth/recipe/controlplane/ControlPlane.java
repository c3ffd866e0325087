// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.RegistriesFile;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.ServerTokens;
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

    /** Brings the planned k3s to the desktop, as {@link StepIds#DOWNLOAD_K3S}. */
    public static Step download(ClusterSpec spec, Releases releases, Ports ports) {
        return new DownloadK3sStep(spec.nodes(), releases.k3s(), ports);
    }

    /** The configuration of a server that joins, also where the first one would begin. */
    public static K3sConfig joining(ClusterSpec spec, NodeSpec server, StepContext context) {
        return Configs.alone(spec, server, context).with("server", Configs.shared(spec)).with("token", context.require(Keys.TOKEN).revealText().strip());
    }

    /** The configuration of a server whose cluster is reset: k3s refuses one with another server's address (k3s documentation, "k3s etcd-snapshot"). */
    public static K3sConfig alone(ClusterSpec spec, NodeSpec server, StepContext context) {
        return Configs.alone(spec, server, context).with("token", ServerTokens.password(context.require(Keys.TOKEN).revealText().strip()));
    }

    public static List<Step> steps(ClusterSpec spec, Releases releases, Ports ports) {
        List<Step> steps = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            steps.addAll(look(spec, node, ports));
        }
        steps.add(new StandingStep(spec, releases.k3s().version(), ports));
        steps.add(new DownloadInstallerStep(releases.k3s().installer(), ports));
        steps.add(download(spec, releases, ports));
        // what other hands set up is looked at, and stays as it is
        for (NodeSpec node : spec.nodes().stream().filter(each -> !each.adopted()).toList()) {
            steps.add(new PrepareStep(node, ports));
            steps.add(new UploadK3sStep(node, spec.firstServer(), releases.k3s().version(), ports));
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
        if (!spec.adopted()) {
            steps.add(new ServiceLbStep(spec, ports));
            steps.add(new KubeVipStep(spec, releases.kubeVip(), ports));
        }
        steps.add(new VipStep(spec, ports));
        spec.nodes().forEach(node -> steps.add(new JoinStep(spec, node, ports)));
        steps.add(new KubeconfigStep(spec, ports));
        List<Edge> members = new ArrayList<>(List.of(Edge.hard(StepIds.KUBECONFIG, "vip"), Edge.hard(StepIds.READY, "ready")));
        if (!spec.adopted()) {
            members.add(Edge.hard(StepIds.SERVICE_LB, "service-lb"));
        }
        spec.nodes().forEach(node -> members.add(Edge.hard(StepIds.join(node), "members")));
        steps.add(whole(spec, members, ports));
        return List.copyOf(steps);
    }
}
