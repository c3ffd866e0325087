// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.sealedsecrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.Kit;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.PlatformKeys;
import dev.hearth.recipe.shared.PlayedCluster;
import dev.hearth.sealing.SealingKeys;
import dev.hearth.sealing.TestKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SealingKeyStepTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Path OWN = Path.of("/home/me/home.kit.age");
    private static final Path OLD = Path.of("/media/stick/old.kit.age");

    private final PlayedCluster cluster = new PlayedCluster();

    @Test
    void aClusterWithoutKeysGetsOneThatItsControllerWillFind() throws Exception {
        SealingKeyStep step = step("");
        assertInstanceOf(Probe.Needed.class, step.probe(cluster));
        step.act(cluster);
        assertEquals(1, cluster.applied.size());
        assertEquals(1, cluster.list("v1", "Secret", "kube-system", "sealedsecrets.bitnami.com/sealed-secrets-key=active").size());
        assertEquals("kubernetes.io/tls", cluster.objects.values().iterator().next().text("type").orElseThrow());
        SealingKeys keys = keys(step);
        assertEquals(NOW.plus(java.time.Duration.ofDays(3650)), keys.newest().certificate().until());
        step.act(cluster);
        assertEquals(1, cluster.applied.size(), "twice has the effect of once");
        assertFalse(cluster.log.toString().contains("MII"));
    }

    @Test
    void theNewestOfManyKeysComesFirst() throws Exception {
        cluster.put(SealedSecrets.key(TestKeys.upstream()));
        cluster.put(SealedSecrets.key(TestKeys.newer()));
        assertEquals(TestKeys.newer().certificate(), keys(step("")).newest().certificate());
        assertEquals(2, keys(step("")).all().size());
    }

    @Test
    void aMarkedSecretThatHoldsNoKeyIsNamed() {
        cluster.put(SealedSecrets.secret(new ObjectRef("v1", "Secret", "kube-system", "odd"), "Opaque", Map.of(SealedSecrets.KEY_LABEL, "active"),
                Map.of("tls.key", Secret.of("canary"), "tls.crt", Secret.of("canary"))));
        ProblemException thrown = assertThrows(ProblemException.class, () -> step("").probe(cluster));
        assertEquals(ProblemCode.SEALING_KEY_UNREADABLE, thrown.problem().code());
        assertEquals("Secret kube-system/odd", thrown.problem().args().get("object"));
        assertFalse(thrown.toString().contains("canary"));
    }

    @Test
    void aNewClusterTakesTheKeysOfTheKitThatThePlanNames() throws Exception {
        kit(OLD, "K10bbbb::server:x", SealedSecrets.key(TestKeys.upstream()), SealedSecrets.key(TestKeys.newer()));
        cluster.secrets.put(SecretRef.restorePassphrase(), Secret.of("old"));
        SealingKeyStep step = step(OLD.toString());
        step.act(cluster);
        assertEquals(List.of(TestKeys.newer().certificate(), TestKeys.upstream().certificate()), keys(step).all().stream().map(key -> key.certificate()).toList());
    }

    @Test
    void aKeyThatOnlyTheKitHasIsAddedLater() throws Exception {
        kit(OLD, "K10bbbb::server:x", SealedSecrets.key(TestKeys.upstream()));
        cluster.put(SealedSecrets.key(TestKeys.newer()));
        cluster.secrets.put(SecretRef.restorePassphrase(), Secret.of("old"));
        SealingKeyStep step = step(OLD.toString());
        assertEquals("1 keys of the kit absent", assertInstanceOf(Probe.Needed.class, step.probe(cluster)).why());
        step.act(cluster);
        assertEquals(2, keys(step).all().size());
    }

    @Test
    void aKitThatIsNotThereOrNotToBeOpenedStopsBeforeAnyKeyIsMade() {
        assertEquals(ProblemCode.KIT_MISSING, refused(step(OLD.toString())));
        kit(OLD, "K10bbbb::server:x", SealedSecrets.key(TestKeys.upstream()));
        assertEquals(ProblemCode.KIT_PASSPHRASE_MISSING, refused(step(OLD.toString())));
        assertEquals(List.of(), cluster.applied);
    }

    @Test
    void aClusterThatLostItsKeysGetsThemFromItsOwnKit() throws Exception {
        kit(OWN, PlayedCluster.TOKEN.revealText(), SealedSecrets.key(TestKeys.upstream()));
        cluster.secrets.put(SecretRef.recoveryPassphrase(), Secret.of("own"));
        SealingKeyStep step = step("");
        assertEquals("0 keys; 1 in the kit", assertInstanceOf(Probe.Needed.class, step.probe(cluster)).why());
        step.act(cluster);
        assertEquals(TestKeys.upstream().certificate(), keys(step).newest().certificate());
    }

    @Test
    void aKitOfAnotherClusterInThePlaceOfOursStopsBeforeAnyKeyIsMade() {
        kit(OWN, "K10bbbb::server:x", SealedSecrets.key(TestKeys.upstream()));
        cluster.secrets.put(SecretRef.recoveryPassphrase(), Secret.of("own"));
        assertEquals(ProblemCode.KIT_OF_OTHER_CLUSTER, refused(step("")));
        assertEquals(List.of(), cluster.applied);
    }

    private ProblemCode refused(SealingKeyStep step) {
        assertThrows(ProblemException.class, () -> step.act(cluster));
        return assertThrows(ProblemException.class, () -> step.probe(cluster)).problem().code();
    }

    private void kit(Path file, String token, Manifest... keys) {
        String yaml = String.join("---\n", List.of(keys).stream().map(Manifest::yaml).toList());
        cluster.kits.put(file, Map.of(Kit.TOKEN, Secret.of(token), Kit.SEALING_KEYS, Secret.of(yaml)));
    }

    private SealingKeys keys(SealingKeyStep step) throws Exception {
        return assertInstanceOf(Probe.Satisfied.class, step.probe(cluster)).outputs().find(PlatformKeys.SEALING_KEYS).orElseThrow();
    }

    private SealingKeyStep step(String restore) {
        ClusterSpec spec = PlayedCluster.spec(new ClusterDraft.Recovery(OWN.toString(), "desk", restore));
        PlatformSpec platform = Objects.requireNonNull(spec.platform());
        return new SealingKeyStep(NodeStepInfo.onCluster(PlatformIds.SEALING_KEY, "sealed-secrets", Patience.none(""), List.of()), spec, platform.recovery(),
                cluster.ports(), cluster.safe(Path.of("/nowhere")), InstantSource.fixed(NOW));
    }
}
