// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.SecretStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ClusterStore}, {@link SecretStore} and {@link Kubeconfigs} does, real or played. */
public abstract class StoresContract {
    private static final Secret KUBECONFIG = Secret.of("""
            apiVersion: v1
            kind: Config
            clusters: [{name: home, cluster: {server: "https://192.168.5.200:6443", certificate-authority-data: Q0E=}}]
            users: [{name: home, user: {client-certificate-data: QQ==, client-key-data: Qg==}}]
            contexts: [{name: home, context: {cluster: home, user: home}}]
            current-context: home
            """);

    @TempDir
    protected Path desktop;

    protected abstract ClusterStore clusters();

    protected abstract SecretStore secrets();

    protected abstract Kubeconfigs kubeconfigs();

    @Test
    protected void draftsAreKeptByNameUntilTheyAreForgotten() throws Exception {
        ClusterStore clusters = clusters();
        ClusterDraft home = ClusterDraft.empty().withName("home").withAccepted(Set.of("node1/res.mem"));
        assertEquals(List.of(), clusters.list());
        clusters.save(home);
        clusters.save(ClusterDraft.empty());
        clusters.built("home", Instant.EPOCH);

        assertEquals(home, clusters.load("home"));
        assertEquals(ClusterDraft.empty(), clusters.load(""));
        assertEquals(Set.of("", "home"), clusters.list().stream().map(ClusterStore.Saved::name).collect(Collectors.toSet()));
        assertEquals(Optional.of(Instant.EPOCH), clusters.list().stream().filter(saved -> saved.name().equals("home")).findFirst().orElseThrow().builtAt());
        clusters.removed("home");
        clusters.removed("never");
        assertTrue(clusters.list().stream().allMatch(saved -> saved.builtAt().isEmpty()), "it stands no more");
        clusters.forget("");
        clusters.forget("never");
        assertEquals(List.of("home"), clusters.list().stream().map(ClusterStore.Saved::name).toList());
        assertEquals(ProblemCode.STORE_MISSING, assertThrows(ProblemException.class, () -> clusters.load("")).problem().code());
        assertEquals(List.of(), clusters.unread());
    }

    @Test
    protected void aDraftTakesItsFolderAlongToItsNewName() throws Exception {
        ClusterStore clusters = clusters();
        clusters.create(ClusterDraft.empty());
        Files.writeString(clusters.folder("").resolve("lock.yaml"), "sums: {}\n");

        ClusterDraft home = ClusterDraft.empty().withName("home").withAccepted(Set.of("node1/res.mem"));
        clusters.rename("", home);

        assertEquals(List.of("home"), clusters.list().stream().map(ClusterStore.Saved::name).toList());
        assertEquals(home, clusters.load("home"));
        assertTrue(Files.exists(clusters.folder("home").resolve("lock.yaml")));
        assertFalse(Files.exists(clusters.folder("").resolve("lock.yaml")));
        assertEquals(ProblemCode.STORE_MISSING, code(() -> clusters.rename("", home)));
        clusters.rename("home", home.withName(" home "));
        assertEquals(" home ", clusters.load("home").name());
    }

    @Test
    protected void nothingIsSavedOverAnotherCluster() throws Exception {
        ClusterStore clusters = clusters();
        ClusterDraft home = ClusterDraft.empty().withName("home").withAccepted(Set.of("node1/res.mem"));
        ClusterDraft attic = ClusterDraft.empty().withName("attic");
        clusters.create(home);
        clusters.create(attic);

        assertEquals(ProblemCode.STORE_NAME_TAKEN, code(() -> clusters.create(ClusterDraft.empty().withName("home"))));
        assertEquals(ProblemCode.STORE_NAME_TAKEN, code(() -> clusters.create(ClusterDraft.empty().withName(" home"))));
        assertEquals(ProblemCode.STORE_NAME_TAKEN, code(() -> clusters.rename("attic", attic.withName("home"))));
        assertEquals(home, clusters.load("home"));
        assertEquals(attic, clusters.load("attic"));
        // A folder that a run from a plan file made, without a draft.
        Files.writeString(clusters.folder("shed").resolve("kubeconfig"), "not ours");
        assertEquals(ProblemCode.STORE_NAME_TAKEN, code(() -> clusters.rename("attic", attic.withName("shed"))));
        assertEquals(attic, clusters.load("attic"));
        assertEquals("not ours", Files.readString(clusters.folder("shed").resolve("kubeconfig")));
    }

    @Test
    protected void aClusterThatWasBegunToBeBuiltKeepsItsName() throws Exception {
        for (String trace : List.of("journal.jsonl", "kubeconfig")) {
            ClusterStore clusters = clusters();
            ClusterDraft draft = ClusterDraft.empty().withName("with-" + trace.substring(0, 4));
            clusters.save(draft);
            Files.writeString(clusters.folder(draft.name()).resolve(trace), "{}");
            assertEquals(ProblemCode.CLUSTER_NAME_FIXED, code(() -> clusters.rename(draft.name(), draft.withName("other"))));
            assertEquals(draft, clusters.load(draft.name()));
        }
        ClusterStore clusters = clusters();
        ClusterDraft built = ClusterDraft.empty().withName("built");
        clusters.save(built);
        clusters.built("built", Instant.EPOCH);
        assertEquals(ProblemCode.CLUSTER_NAME_FIXED, code(() -> clusters.rename("built", built.withName("other"))));
        assertEquals(ProblemCode.STORE_MISSING, code(() -> clusters.load("other")));
    }

    private static ProblemCode code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem().code();
    }

    @Test
    protected void eachClusterHasAFolderOfItsOwn() throws Exception {
        ClusterStore clusters = clusters();
        assertTrue(Files.isDirectory(clusters.folder("home")));
        assertEquals(clusters.folder("home"), clusters.folder("home"));
        assertFalse(clusters.folder("home").equals(clusters.folder("Home")));
        assertFalse(clusters.folder("../x").startsWith(clusters.folder("home")));
        assertTrue(clusters.folder("../x").normalize().startsWith(desktop));
    }

    @Test
    protected void secretsAreThereUntilTheyAreForgotten() {
        SecretRef ref = SecretRef.serverToken();
        assertEquals(Optional.empty(), secrets().find(ref));
        secrets().put(ref, Secret.of("one"));
        secrets().put(ref, Secret.of("two"));
        assertEquals(Optional.of(Secret.of("two")), secrets().find(ref));
        secrets().forget(ref);
        assertEquals(Optional.empty(), secrets().find(ref));
    }

    @Test
    protected void aContextIsThereOnceItIsMerged() throws Exception {
        Path file = kubeconfigs().defaultFile();
        assertTrue(file.endsWith(Path.of(".kube", "config")), file.toString());
        assertFalse(kubeconfigs().contains(file, "home", KUBECONFIG));
        assertEquals(Optional.empty(), kubeconfigs().merge(file, "home", KUBECONFIG));
        assertTrue(kubeconfigs().contains(file, "home", KUBECONFIG));
        assertFalse(kubeconfigs().contains(file, "away", KUBECONFIG));
        assertFalse(kubeconfigs().contains(file, "home", Secret.of(KUBECONFIG.revealText().replace("Qg==", "Qw=="))));
        assertTrue(kubeconfigs().merge(file, "away", KUBECONFIG).isPresent());
        assertTrue(kubeconfigs().contains(file, "home", KUBECONFIG));
    }
}
