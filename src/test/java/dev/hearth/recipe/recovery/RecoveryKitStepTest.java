// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Kit;
import dev.hearth.recipe.shared.PlayedCluster;
import dev.hearth.sealing.SealingKey;
import dev.hearth.sealing.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryKitStepTest {
    private static final Path FILE = Path.of("/home/me/home.kit.age");
    private static final Map<String, String> ACTIVE = Map.of(SealedSecrets.KEY_LABEL, "active");

    @TempDir
    Path folder;

    private final PlayedCluster cluster = new PlayedCluster();

    @BeforeEach
    void aClusterWithAKey() {
        cluster.put(SealedSecrets.key(TestKeys.upstream()));
        cluster.secrets.put(SecretRef.recoveryPassphrase(), Secret.of("canary-passphrase"));
    }

    @Test
    void aKitIsWrittenOnceAndProvedAtEveryLook() throws Exception {
        Files.writeString(folder.resolve("draft.yaml"), "name: home\n");
        Step step = step("USB stick");
        assertEquals("absent", assertInstanceOf(Probe.Needed.class, step.probe(cluster)).why());
        step.act(cluster);
        Probe.Satisfied proved = assertInstanceOf(Probe.Satisfied.class, step.probe(cluster));
        assertEquals("1/1 sealing keys open a test value, 0 accounts, kept-at USB stick", proved.evidence());
        Map<String, Secret> kit = kit();
        assertEquals(List.of(Kit.INSTRUCTIONS, Kit.PLAN, Kit.SEALING_KEYS, Kit.TOKEN), kit.keySet().stream().sorted().toList());
        assertEquals(PlayedCluster.TOKEN, kit.get(Kit.TOKEN));
        assertEquals(Secret.of("name: home\n"), kit.get(Kit.PLAN));
        String page = Objects.requireNonNull(kit.get(Kit.INSTRUCTIONS)).revealText();
        assertTrue(page.contains("Kept at: USB stick") && page.contains("age -d -o kit.zip home.kit.age"), page);
        assertFalse(page.contains("{"), page);
        assertFalse(cluster.log.toString().contains("canary"));
    }

    @Test
    void aRenewedKeyMakesTheKitStaleAndStaysInIt() throws Exception {
        Step step = step("desk");
        step.act(cluster);
        Manifest renewed = SealedSecrets.key(TestKeys.newer());
        cluster.put(renewed);
        assertEquals("stale: sealing keys 1/2", assertInstanceOf(Probe.Drifted.class, step.probe(cluster)).why());
        step.act(cluster);
        assertInstanceOf(Probe.Satisfied.class, step.probe(cluster));
        cluster.objects.remove(renewed.ref());
        assertInstanceOf(Probe.Satisfied.class, step.probe(cluster));
        step.act(cluster);
        assertEquals(2, Documents.parse(Objects.requireNonNull(kit().get(Kit.SEALING_KEYS)).revealText()).size(), "what the cluster lost is kept");
    }

    @Test
    void aKeyInAnyNamespaceBelongsIntoTheKit() throws Exception {
        Step step = step("desk");
        step.act(cluster);
        SealingKey key = TestKeys.newer();
        cluster.put(SealedSecrets.secret(new ObjectRef("v1", "Secret", "sealed-secrets", "moved"), "kubernetes.io/tls", ACTIVE,
                Map.of("tls.crt", Secret.of(key.certificate().pem()), "tls.key", key.privateKey())));
        assertInstanceOf(Probe.Drifted.class, step.probe(cluster));
    }

    @Test
    void aKitWhoseKeyOpensNothingIsNoProof() throws Exception {
        Step step = step("desk");
        step.act(cluster);
        Map<String, Secret> broken = new java.util.HashMap<>(kit());
        broken.put(Kit.SEALING_KEYS, Secret.of(SealedSecrets.key(TestKeys.newer()).yaml()));
        cluster.kits.put(FILE, broken);
        assertEquals("stale: sealing keys 0/1", assertInstanceOf(Probe.Drifted.class, step.probe(cluster)).why());
        broken.put(Kit.SEALING_KEYS, Secret.of("- canary: ["));
        assertEquals(ProblemCode.KIT_UNREADABLE, refused(step));
    }

    @Test
    void accountsBelongIntoTheCompleteKit() throws Exception {
        step("desk").act(cluster);
        cluster.put(Documents.manifest(Documents.parse("""
                apiVersion: cert-manager.io/v1
                kind: ClusterIssuer
                metadata: {name: letsencrypt-production}
                spec: {acme: {privateKeySecretRef: {name: production-account}}}
                """).getFirst()));
        assertInstanceOf(Probe.Satisfied.class, complete().probe(cluster), "an account that is not made yet is nothing to wait for");
        ObjectRef account = new ObjectRef("v1", "Secret", "cert-manager", "production-account");
        cluster.put(SealedSecrets.secret(account, "Opaque", Map.of(), Map.of("tls.key", Secret.of("canary account"))));
        assertInstanceOf(Probe.Satisfied.class, step("desk").probe(cluster));
        assertEquals("stale: acme-accounts.yaml", assertInstanceOf(Probe.Drifted.class, complete().probe(cluster)).why());
        complete().act(cluster);
        assertInstanceOf(Probe.Satisfied.class, complete().probe(cluster));
        step("desk").act(cluster);
        assertInstanceOf(Probe.Satisfied.class, complete().probe(cluster), "the first step takes nothing out");
    }

    @Test
    void whatChangedOfThePapersIsNamed() throws Exception {
        step("desk").act(cluster);
        assertEquals("stale: README.txt", assertInstanceOf(Probe.Drifted.class, step("safe").probe(cluster)).why());
        cluster.outputs = cluster.outputs.with(Keys.TOKEN, Secret.of("K10aaaa::server:another"));
        assertEquals("stale: server-token", assertInstanceOf(Probe.Drifted.class, step("desk").probe(cluster)).why());
    }

    @Test
    void nobodyIsAskedToGuessWhereTheKitIs() throws Exception {
        Step step = step("");
        step.act(cluster);
        assertTrue(assertInstanceOf(Probe.Satisfied.class, step.probe(cluster)).evidence().endsWith("kept-at absent"));
    }

    @Test
    void withoutTheRightPassphraseNothingIsWritten() throws Exception {
        Step step = step("desk");
        cluster.secrets.clear();
        assertEquals(ProblemCode.KIT_PASSPHRASE_MISSING, refused(step));
        cluster.secrets.put(SecretRef.recoveryPassphrase(), Secret.of(""));
        assertEquals(ProblemCode.KIT_PASSPHRASE_MISSING, refused(step));
        assertEquals(Map.of(), cluster.kits);
        cluster.secrets.put(SecretRef.recoveryPassphrase(), Secret.of("first"));
        step.act(cluster);
        Map<String, Secret> before = kit();
        cluster.secrets.put(SecretRef.recoveryPassphrase(), Secret.of("canary second"));
        assertEquals(ProblemCode.KIT_PASSPHRASE_WRONG, refused(step));
        assertEquals(before, kit());
    }

    @Test
    void aKitThatWasProvedNeedsNoPassphraseUntilSomethingChanges() throws Exception {
        Step step = step("desk");
        step.act(cluster);
        step.probe(cluster);
        cluster.secrets.clear();
        assertEquals("1/1 sealing keys proved before, unchanged, 0 accounts, kept-at desk", assertInstanceOf(Probe.Satisfied.class, step.probe(cluster)).evidence());
        cluster.put(SealedSecrets.key(TestKeys.newer()));
        assertEquals(ProblemCode.KIT_PASSPHRASE_MISSING, refused(step), "the cluster has a key more");
        cluster.objects.remove(SealedSecrets.key(TestKeys.newer()).ref());
        assertInstanceOf(Probe.Satisfied.class, step.probe(cluster));
        Map<String, Secret> another = new java.util.HashMap<>(kit());
        another.remove(Kit.PLAN);
        another.put(Kit.INSTRUCTIONS, Secret.of("another"));
        cluster.kits.put(FILE, another);
        assertEquals(ProblemCode.KIT_PASSPHRASE_MISSING, refused(step), "the file is another");
    }

    @Test
    void aFullDiskIsNamed() {
        cluster.full = true;
        ProblemException thrown = assertThrows(ProblemException.class, () -> step("desk").act(cluster));
        assertEquals(ProblemCode.KIT_UNWRITABLE, thrown.problem().code());
        assertFalse(thrown.toString().contains("canary"));
    }

    @Test
    void theKitOfAnotherClusterIsLeftAloneUntilItsKeysAreHere() throws Exception {
        Map<String, Secret> other = Map.of(Kit.TOKEN, Secret.of("K10bbbb::server:x"), Kit.SEALING_KEYS, Secret.of(SealedSecrets.key(TestKeys.newer()).yaml()));
        cluster.kits.put(FILE, other);
        assertEquals(ProblemCode.KIT_OF_OTHER_CLUSTER, refused(step("desk")));
        assertEquals(other, kit());
        cluster.put(SealedSecrets.key(TestKeys.newer()));
        assertInstanceOf(Probe.Drifted.class, step("desk").probe(cluster));
        step("desk").act(cluster);
        assertInstanceOf(Probe.Satisfied.class, step("desk").probe(cluster));
    }

    private ProblemCode refused(Step step) {
        ProblemException acting = assertThrows(ProblemException.class, () -> step.act(cluster));
        ProblemException looking = assertThrows(ProblemException.class, () -> step.probe(cluster));
        assertEquals(acting.problem().code(), looking.problem().code());
        assertFalse((acting + "" + acting.getCause() + looking).contains("canary"), looking.toString());
        return looking.problem().code();
    }

    private Map<String, Secret> kit() {
        return Objects.requireNonNull(cluster.kits.get(FILE));
    }

    private Step step(String keptAt) {
        ClusterSpec spec = PlayedCluster.spec(new ClusterDraft.Recovery(FILE.toString(), keptAt, ""));
        return RecoverySteps.first(spec, platform(spec), cluster.ports(), cluster.safe(folder));
    }

    private Step complete() {
        ClusterSpec spec = PlayedCluster.spec(new ClusterDraft.Recovery(FILE.toString(), "desk", ""));
        return RecoverySteps.complete(spec, platform(spec), List.of(), cluster.ports(), cluster.safe(folder));
    }

    private static PlatformSpec platform(ClusterSpec spec) {
        return Objects.requireNonNull(spec.platform());
    }
}
