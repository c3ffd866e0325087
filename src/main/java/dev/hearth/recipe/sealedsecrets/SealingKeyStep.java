// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.sealedsecrets;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Manifest;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Kit;
import dev.hearth.recipe.shared.PlatformKeys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.recipe.shared.SealingSecrets;
import dev.hearth.sealing.SealingKey;
import dev.hearth.sealing.SealingKeys;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to a sealing key in the cluster before its controller comes, which would make one of its own. A key is made only where none was
 * ever: a kit that is to be restored, or the kit of this very cluster, comes first, because a new key opens nothing that was sealed so far.
 */
final class SealingKeyStep implements Step, Scripted {
    private final StepInfo info;
    private final ClusterSpec spec;
    private final RecoverySpec recovery;
    private final Ports ports;
    private final Safe safe;
    private final InstantSource clock;

    SealingKeyStep(StepInfo info, ClusterSpec spec, RecoverySpec recovery, Ports ports, Safe safe, InstantSource clock) {
        this.info = info;
        this.spec = spec;
        this.recovery = recovery;
        this.ports = ports;
        this.safe = safe;
        this.clock = clock;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public List<Change> foreseen() {
        return List.of(change());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        List<SealingKey> there = there(api(context));
        if (there.isEmpty()) {
            Optional<Kit> kit = kit(context);
            return Probe.needed(kit.isPresent() ? "0 keys; " + kit.get().sealingKeys().size() + " in the kit" : "0 keys", change());
        }
        int lacking = lacking(there).size();
        if (lacking > 0) {
            return Probe.needed(lacking + " keys of the kit absent", change());
        }
        SealingKeys keys = new SealingKeys(there);
        return new Probe.Satisfied(Outputs.of(PlatformKeys.SEALING_KEYS, keys),
                there.size() + " keys, newest " + keys.newest() + ", until " + keys.newest().certificate().until());
    }

    @Override
    public void script(Script script) {
        if (recovery.restore() == null) {
            script.note("The controller makes its own key when it starts. hearth apply puts it into the recovery kit; until then it is in the cluster alone.");
        } else {
            script.note("The keys of the kit that is to be restored come with hearth apply; until then values that were sealed for them stay closed.");
            script.leave();
        }
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = api(context);
        List<SealingKey> there = there(api);
        Optional<Kit> kit = there.isEmpty() ? kit(context) : Optional.empty();
        List<Manifest> missing;
        if (!there.isEmpty()) {
            missing = lacking(there);
        } else if (kit.isPresent()) {
            missing = kit.get().manifests(Kit.SEALING_KEYS);
        } else {
            context.log("generate RSA 4096");
            missing = List.of(SealedSecrets.key(SealingKey.generate(clock.instant())));
        }
        for (Manifest manifest : missing) {
            context.log("apply " + manifest.ref());
            api.apply(manifest);
        }
    }

    /** The kit that a cluster without keys takes them from: the one that the plan names, else its own. */
    private Optional<Kit> kit(StepContext context) throws ProblemException, InterruptedException {
        @Nullable String restore = recovery.restore();
        if (restore != null) {
            Path file = Path.of(restore);
            return Optional.of(Kit.open(file, SecretRef.restorePassphrase(), safe)
                    .orElseThrow(() -> Problem.blocking(ProblemCode.KIT_MISSING, Map.of("path", restore)).asException()));
        }
        Optional<Kit> own = Kit.open(Path.of(recovery.file()), SecretRef.recoveryPassphrase(), safe);
        if (own.isPresent() && !own.get().of(context.require(Keys.TOKEN))) {
            throw Problem.blocking(ProblemCode.KIT_OF_OTHER_CLUSTER, Map.of("path", recovery.file())).asException();
        }
        return own;
    }

    /** What the kit to be restored has and the cluster has not. Once restored, the kit may be gone and its passphrase forgotten. */
    private List<Manifest> lacking(List<SealingKey> there) throws ProblemException, InterruptedException {
        @Nullable String restore = recovery.restore();
        if (restore == null || safe.secrets().find(SecretRef.restorePassphrase()).isEmpty()) {
            return List.of();
        }
        Optional<Kit> kit = Kit.open(Path.of(restore), SecretRef.restorePassphrase(), safe);
        if (kit.isEmpty()) {
            return List.of();
        }
        List<SealingKey> kept = kit.get().sealingKeys();
        List<Manifest> manifests = kit.get().manifests(Kit.SEALING_KEYS);
        return IntStream.range(0, kept.size())
                .filter(i -> there.stream().noneMatch(key -> key.certificate().equals(kept.get(i).certificate())))
                .mapToObj(manifests::get).toList();
    }

    private static List<SealingKey> there(ClusterApi api) throws ProblemException, InterruptedException {
        return SealingSecrets.keys(api.objects().list("v1", "Secret", SealedSecrets.NAMESPACE, SealedSecrets.KEY_SELECTOR));
    }

    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.atVip(spec, context);
    }

    private static Change change() {
        return new Change(Change.Verb.CREATE, "Secret " + SealedSecrets.NAMESPACE + "/sealed-secrets-key-*", "cluster");
    }
}
