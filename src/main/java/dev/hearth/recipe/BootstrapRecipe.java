// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.StepOrder;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.MetalLb;
import dev.hearth.recipe.argocd.ArgoCdSteps;
import dev.hearth.recipe.certmanager.CertManagerSteps;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.mend.MendSteps;
import dev.hearth.recipe.metallb.MetalLbSteps;
import dev.hearth.recipe.recovery.RecoverySteps;
import dev.hearth.recipe.script.ShellScript;
import dev.hearth.recipe.script.Words;
import dev.hearth.recipe.sealedsecrets.SealedSecretsSteps;
import dev.hearth.recipe.shared.DownloadManifestsStep;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.PullImagesStep;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.recipe.traefik.TraefikSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The product: what is asked for, as steps. The same recipe bootstraps, resumes, repairs and adds nodes, because every step looks
 * before it acts.
 */
public final class BootstrapRecipe {
    private BootstrapRecipe() {}

    public static Plan plan(ClusterSpec spec, Releases releases, Ports world, Outside outside) {
        return Plan.of(steps(spec, releases, world, outside, false), spec.order() == StepOrder.KEEP);
    }

    /** The same for a cluster that stands: where none does, nothing is changed. */
    public static Plan repair(ClusterSpec spec, Releases releases, Ports world, Outside outside) {
        Set<StepId> looks = Stream.concat(spec.nodes().stream().flatMap(node -> Stream.of(StepIds.connect(node), StepIds.facts(node))), Stream.of(StepIds.STANDING)).collect(Collectors.toSet());
        String servers = spec.servers().stream().map(NodeSpec::name).collect(Collectors.joining(", "));
        List<Step> steps = steps(spec, releases, world, outside, true).stream().<Step>map(step -> new StandingFirstStep(step, looks, servers)).toList();
        return Plan.of(steps, spec.order() == StepOrder.KEEP);
    }

    /**
     * The same for people, who run it without Hearth: what begins a cluster.
     *
     * @param head what the script says of itself first
     * @throws ProblemException EXPORT_ADOPTED; what keeps the objects from being made
     */
    public static String script(ClusterSpec spec, Releases releases, Ports world, Outside outside, String head, Words words) throws ProblemException, InterruptedException {
        String adopted = spec.nodes().stream().filter(NodeSpec::adopted).map(NodeSpec::name).collect(Collectors.joining(", "));
        if (!adopted.isEmpty()) {
            throw Problem.blocking(ProblemCode.EXPORT_ADOPTED, Map.of("nodes", adopted)).asException();
        }
        return ShellScript.of(spec, plan(spec, releases, world, outside), head, world.hosts(), words);
    }

    private static List<Step> steps(ClusterSpec spec, Releases releases, Ports world, Outside outside, boolean standing) {
        List<Step> steps = new ArrayList<>(MendSteps.first(spec, ControlPlane.steps(spec, releases, world), standing, world));
        PlatformSpec platform = spec.platform();
        if (platform != null) {
            Ports ports = world.keptBy(ArgoCdSteps.upkeep(spec, platform, outside));
            Safe safe = outside.safe();
            steps.add(new DownloadManifestsStep(releases, platform.highAvailability(), ports));
            steps.addAll(pulls(spec, platform, releases, ports));
            steps.addAll(SealedSecretsSteps.steps(spec, platform, releases, StepIds.VERIFY, ports, safe));
            steps.add(RecoverySteps.first(spec, platform, ports, safe));
            steps.addAll(CertManagerSteps.steps(spec, platform, releases, PlatformIds.RECOVERY_KIT, ports, outside));
            steps.addAll(MetalLbSteps.steps(spec, releases, PlatformIds.CERTIFICATE, ports));
            steps.addAll(TraefikSteps.steps(spec, platform, releases, PlatformIds.ADDRESS_POOLS, ports));
            steps.addAll(ArgoCdSteps.steps(spec, platform, releases, PlatformIds.HTTPS, ports, outside, steps));
            steps.add(RecoverySteps.complete(spec, platform, List.of(PlatformIds.CERTIFICATE), ports, safe));
        }
        return steps;
    }

    /** Each node fetches while the others join. */
    private static List<Step> pulls(ClusterSpec spec, PlatformSpec platform, Releases releases, Ports ports) {
        List<PullImagesStep.Source> sources = List.of(
                new PullImagesStep.Source(releases.component("metallb").file("manifest"), MetalLb.NAMESPACE),
                new PullImagesStep.Source(releases.component("argo-cd").file(platform.highAvailability() ? "ha" : "manifest"), ArgoCd.NAMESPACE));
        return spec.nodes().stream()
                .<Step>map(node -> new PullImagesStep(spec, node, node.equals(spec.firstServer()) ? StepIds.READY : StepIds.join(node), sources, ports)).toList();
    }
}
