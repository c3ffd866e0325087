// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.sealedsecrets;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.SealedSecret;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.PlatformKeys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.recipe.shared.Sealed;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.recipe.shared.Upstream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The steps from nothing to a controller that has opened what was sealed on this desktop. */
public final class SealedSecretsSteps {
    private static final String COMPONENT = "sealed-secrets";

    private SealedSecretsSteps() {}

    /** @param after the last step of the component before, which the order of the guide waits for */
    public static List<Step> steps(ClusterSpec spec, PlatformSpec platform, Releases releases, StepId after, Ports ports, Safe safe) {
        Upstream upstream = new Upstream(ports.artifacts(), releases.component(COMPONENT).file("manifest"));
        StepInfo key = NodeStepInfo.onCluster(PlatformIds.SEALING_KEY, COMPONENT,
                Patience.upTo(Duration.ofMinutes(2), Duration.ofSeconds(5), "Secret " + SealedSecrets.KEY_SELECTOR),
                List.of(Edge.hard(StepIds.VIP, "api"), Edge.guidance(after, "order")));
        StepInfo install = NodeStepInfo.onCluster(PlatformIds.SEALED_SECRETS, COMPONENT,
                Patience.upTo(Duration.ofMinutes(6), Duration.ofSeconds(12), "Deployment kube-system/sealed-secrets-controller"),
                List.of(Edge.hard(PlatformIds.SEALING_KEY, "own-key"), Edge.hard(PlatformIds.DOWNLOAD_MANIFESTS, "manifest")));
        StepInfo proof = NodeStepInfo.onCluster(PlatformIds.UNSEAL_PROOF, COMPONENT,
                Patience.upTo(Duration.ofMinutes(2), Duration.ofSeconds(2), "SealedSecret kube-system/hearth-unseal-proof"),
                List.of(Edge.hard(PlatformIds.SEALED_SECRETS, "controller")));
        return List.of(
                new SealingKeyStep(key, spec, platform.recovery(), ports, safe, InstantSource.system()),
                new ApplyStep(install, context -> upstream.manifests("", files -> SealedSecrets.install(files.getFirst())), spec, ports),
                Sealed.step(proof, SealedSecretsSteps::proof, spec, ports));
    }

    /**
     * It stays in the cluster: each look, and each start of the controller, asks again whether it opens what is sealed for the newest
     * key. It holds that key's public fingerprint, so a renewed key is proved anew.
     */
    private static SealedSecret proof(StepContext context) {
        String fingerprint = context.require(PlatformKeys.SEALING_KEYS).newest().certificate().fingerprint();
        return SealedSecret.strict(SealedSecrets.NAMESPACE, "hearth-unseal-proof", Map.of("fingerprint", Secret.of(fingerprint)));
    }
}
