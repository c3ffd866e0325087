// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.recovery;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.KnownSums;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Kit;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.recipe.shared.SealingSecrets;
import dev.hearth.sealing.Scope;
import dev.hearth.sealing.SealingCertificate;
import dev.hearth.sealing.SealingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the recovery kit. A look opens it, unless this very file was proved before for all that is asked now, and has its keys open a value that was just sealed for the cluster's: a kit that
 * could not bring the Secrets back is no kit. A key that the kit has and the cluster has not any more stays in the kit.
 */
final class RecoveryKitStep implements Step {
    private final StepInfo info;
    private final boolean complete;
    private final ClusterSpec spec;
    private final RecoverySpec recovery;
    private final Ports ports;
    private final Safe safe;

    /** @param complete whether ACME accounts have to be in it too */
    RecoveryKitStep(StepInfo info, boolean complete, ClusterSpec spec, RecoverySpec recovery, Ports ports, Safe safe) {
        this.info = info;
        this.complete = complete;
        this.spec = spec;
        this.recovery = recovery;
        this.ports = ports;
        this.safe = safe;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public List<Change> foreseen() {
        return complete ? List.of() : List.of(change());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (!safe.kits().exists(file())) {
            // before anything is done, not when it is needed
            Kit.passphrase(file(), SecretRef.recoveryPassphrase(), safe);
        }
        ClusterApi api = api(context);
        List<LiveObject> secrets = KitContents.keys(api);
        List<LiveObject> accounts = complete ? KitContents.accounts(api) : List.of();
        Optional<String> question = question(secrets, accounts, papers(context));
        if (question.filter(safe.known()::holds).isPresent()) {
            return satisfied(secrets.size(), accounts.size(), "proved before, unchanged");
        }
        var found = Kit.open(file(), SecretRef.recoveryPassphrase(), safe);
        if (found.isEmpty()) {
            return Probe.needed("absent", change());
        }
        Kit kit = found.get();
        List<SealingKey> cluster = SealingSecrets.keys(secrets);
        List<SealingKey> kept = kit.sealingKeys();
        refuseForeign(kit, kept, cluster, context);
        List<String> stale = new ArrayList<>();
        long opened = cluster.stream().map(SealingKey::certificate).filter(certificate -> opens(kept, certificate)).count();
        if (opened < cluster.size()) {
            stale.add("sealing keys " + opened + "/" + cluster.size());
        }
        papers(context).forEach((name, wanted) -> {
            if (kit.file(name).filter(wanted::equals).isEmpty()) {
                stale.add(name);
            }
        });
        if (!kit.manifests(Kit.ACCOUNTS).containsAll(accounts.stream().map(KitContents::clean).toList())) {
            stale.add(Kit.ACCOUNTS);
        }
        if (!stale.isEmpty()) {
            return new Probe.Drifted("stale: " + String.join(", ", stale), List.of(change()));
        }
        question.ifPresent(safe.known()::add);
        return satisfied(opened, accounts.size(), "open a test value");
    }

    private Probe satisfied(long keys, int accounts, String how) {
        String where = recovery.keptAt() == null ? "kept-at absent" : "kept-at " + recovery.keptAt();
        return Probe.satisfied(keys + "/" + keys + " sealing keys " + how + ", " + accounts + " accounts, " + where);
    }

    /**
     * Whether this very file brings back this very cluster: all that the answer depends on. Opening a kit takes a second of work on
     * purpose (scrypt), and a passphrase that nobody needs to enter for a look.
     */
    private Optional<String> question(List<LiveObject> keys, List<LiveObject> accounts, Map<String, Secret> papers) throws ProblemException {
        List<String> parts = new ArrayList<>(List.of("kit", String.valueOf(complete), recovery.file()));
        Stream.concat(keys.stream(), accounts.stream()).map(KitContents::clean).forEach(each -> parts.add(each.yaml()));
        papers.forEach((name, text) -> parts.addAll(List.of(name, text.revealText())));
        Optional<String> sum = safe.kits().sum(file());
        sum.ifPresent(parts::add);
        return sum.map(known -> KnownSums.sum(parts));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        Secret passphrase = Kit.passphrase(file(), SecretRef.recoveryPassphrase(), safe);
        ClusterApi api = api(context);
        List<LiveObject> secrets = KitContents.keys(api);
        List<Manifest> keys = new ArrayList<>(secrets.stream().map(KitContents::clean).toList());
        var before = Kit.open(file(), SecretRef.recoveryPassphrase(), safe);
        if (before.isPresent()) {
            refuseForeign(before.get(), before.get().sealingKeys(), SealingSecrets.keys(secrets), context);
            before.get().manifests(Kit.SEALING_KEYS).stream()
                    .filter(kept -> keys.stream().noneMatch(key -> key.ref().equals(kept.ref()))).forEach(keys::add);
        }
        keys.sort(Comparator.comparing(key -> key.ref().toString()));
        Map<String, Secret> files = new TreeMap<>(papers(context));
        files.put(Kit.SEALING_KEYS, KitContents.yaml(keys));
        List<Manifest> accounts = KitContents.accounts(api).stream().map(KitContents::clean).toList();
        if (!accounts.isEmpty()) {
            files.put(Kit.ACCOUNTS, KitContents.yaml(accounts));
        }
        context.log("write " + file() + ": " + String.join(", ", files.keySet()));
        safe.kits().write(file(), passphrase, files);
    }

    /** Another cluster's kit may be replaced only when everything that it opens can be opened here too. */
    private void refuseForeign(Kit kit, List<SealingKey> kept, List<SealingKey> cluster, StepContext context) throws ProblemException {
        boolean taken = kept.stream().allMatch(key -> cluster.stream().anyMatch(ours -> ours.certificate().equals(key.certificate())));
        if (!kit.of(context.require(Keys.TOKEN)) && !taken) {
            throw Problem.blocking(ProblemCode.KIT_OF_OTHER_CLUSTER, Map.of("path", recovery.file())).asException();
        }
    }

    static boolean opens(List<SealingKey> kept, SealingCertificate certificate) {
        Secret test = Secret.of(certificate.fingerprint());
        String sealed = certificate.seal(test, Scope.CLUSTER_WIDE, "", "");
        return kept.stream().anyMatch(key -> key.unseal(sealed, Scope.CLUSTER_WIDE, "", "").filter(test::equals).isPresent());
    }

    private Map<String, Secret> papers(StepContext context) throws ProblemException {
        try {
            return KitContents.papers(spec.name(), recovery, context.require(Keys.TOKEN), safe.folder());
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_MISSING, Map.of("path", safe.folder().toString())).detail(e.toString()), e);
        }
    }

    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.atVip(spec, context);
    }

    private Path file() {
        return Path.of(recovery.file());
    }

    private Change change() {
        return new Change(Change.Verb.WRITE, recovery.file(), "desktop");
    }
}
