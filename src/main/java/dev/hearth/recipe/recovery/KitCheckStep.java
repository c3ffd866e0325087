// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.recovery;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.ClusterApi;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Kit;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.recipe.shared.SealingSecrets;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.sealing.SealingKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a kit, wherever its copy was kept, would bring this cluster back. Writes nothing. */
final class KitCheckStep implements Step {
    private final Path file;
    private final ClusterSpec spec;
    private final Ports ports;
    private final Safe safe;

    KitCheckStep(Path file, ClusterSpec spec, Ports ports, Safe safe) {
        this.file = file;
        this.spec = spec;
        this.ports = ports;
        this.safe = safe;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepId.of("desktop/kit-check"), "recovery",
                Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(3), file.toString()), List.of(Edge.hard(StepIds.ACCESS, "keys")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Kit kit = Kit.open(file, SecretRef.recoveryPassphrase(), safe)
                .orElseThrow(() -> Problem.blocking(ProblemCode.KIT_MISSING, Map.of("path", file.toString())).asException());
        List<SealingKey> kept = kit.sealingKeys();
        if (!kit.of(context.require(Keys.TOKEN))) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.KIT_OF_OTHER_CLUSTER, Map.of("path", file.toString())));
        }
        return AnyServer.ask(spec, ports, context, api -> compared(kit, kept, api, context));
    }

    private Probe compared(Kit kit, List<SealingKey> kept, ClusterApi api, StepContext context) throws ProblemException, InterruptedException {
        List<SealingKey> cluster = SealingSecrets.keys(KitContents.keys(api));
        long opened = cluster.stream().map(SealingKey::certificate).filter(certificate -> RecoveryKitStep.opens(kept, certificate)).count();
        List<String> stale = new ArrayList<>();
        if (opened < cluster.size()) {
            stale.add("sealing keys " + opened + "/" + cluster.size());
        }
        if (kit.file(Kit.TOKEN).filter(context.require(Keys.TOKEN)::equals).isEmpty()) {
            stale.add(Kit.TOKEN);
        }
        if (!kit.manifests(Kit.ACCOUNTS).containsAll(KitContents.accounts(api).stream().map(KitContents::clean).toList())) {
            stale.add(Kit.ACCOUNTS);
        }
        return stale.isEmpty()
                ? Probe.satisfied(opened + "/" + cluster.size() + " sealing keys open a test value, server token, accounts")
                : new Probe.Impossible(Problem.blocking(ProblemCode.KIT_STALE, Map.of("path", file.toString(), "found", String.join(", ", stale))));
    }

    @Override
    public void act(StepContext context) {
        // A check changes nothing.
    }
}
