// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Probe;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.GitTree;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.GitUpkeep;
import dev.hearth.recipe.shared.PasswordFile;
import dev.hearth.recipe.shared.PlatformKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgoCdStepsTest {
    private static final String FILE = GitTree.path("traefik", ArgoWorld.TRAEFIK.ref());
    private static final String SYNCED = "{sync: {status: Synced}, health: {status: Healthy}, resources: [{kind: ConfigMap, name: settings, status: Synced}]}\n";
    @TempDir Path folder;
    private ArgoWorld world;

    @BeforeEach
    void begin() {
        world = new ArgoWorld(folder);
        world.put(ArgoWorld.TRAEFIK);
    }

    // desktop/repository

    @Test
    void anEmptyRepositoryGetsTheTreeOnce() throws Exception {
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals(List.of(".hearth", "README.md", "apps/manifests/root.yaml", "apps/manifests/traefik.yaml", FILE), List.copyOf(main().keySet()));
        assertEquals(ArgoWorld.TRAEFIK.yaml(), main().get(FILE));
        world.done.clear();
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals(List.of(), world.done);
    }

    @Test
    void aNamespaceThatTwoComponentsNeedIsItsOwnComponents() throws Exception {
        Manifest namespace = Documents.manifest(Documents.parse("apiVersion: v1\nkind: Namespace\nmetadata: {name: traefik}\n").getFirst());
        world.early = List.of(namespace);
        GitTree tree = world.source().tree(world);
        assertEquals(List.of("traefik"), tree.parts().stream().filter(part -> part.manifests().contains(namespace)).map(GitTree.Part::name).toList());
    }

    @Test
    void whatTheOwnerChangedOrRemovedStays() throws Exception {
        world.run(repository());
        main().put(FILE, "theirs\n");
        main().remove("README.md");
        world.done.clear();
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals(List.of(), world.done);
        world.sample = ArgoCd.note(ArgoWorld.TRAEFIK.ref(), Map.of("a", "new"));
        Probe.Satisfied kept = assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals("theirs\n", main().get(FILE));
        assertFalse(main().containsKey("README.md"));
        assertFalse(kept.evidence().isEmpty());
    }

    @Test
    void whatHearthHasNewToSayIsWritten() throws Exception {
        world.run(repository());
        world.sample = ArgoCd.note(ArgoWorld.TRAEFIK.ref(), Map.of("a", "new"));
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals(world.sample.yaml(), main().get(FILE));
        world.sample = ArgoCd.note(new ObjectRef("v1", "ConfigMap", "traefik", "other"), Map.of());
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertFalse(main().containsKey(FILE));
    }

    @Test
    void filesOfSomebodyElseAreNeverWrittenOver() throws Exception {
        world.branches.put("main", new TreeMap<>(Map.of("kustomization.yaml", "theirs\n")));
        Problem asked = assertThrows(ProblemException.class, () -> world.run(repository())).problem();
        assertEquals(ProblemCode.GIT_NOT_EMPTY, asked.code());
        assertEquals("hearth/home", asked.args().get("kept"));
        assertEquals(Map.of("kustomization.yaml", "theirs\n"), main());
        assertEquals(ArgoWorld.TRAEFIK.yaml(), world.branches.get("hearth/home").get(FILE));
        world.done.clear();
        assertEquals(ProblemCode.GIT_NOT_EMPTY, assertInstanceOf(Probe.Impossible.class, world.run(repository())).problem().code());
        assertEquals(List.of(), world.done);
        world.branches.put("main", new TreeMap<>(world.branches.get("hearth/home")));
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()), "merged, it is ours too");
    }

    @Test
    void aReadmeThatTheHostMadeIsNoReasonToAskAndStays() throws Exception {
        world.branches.put("main", new TreeMap<>(Map.of("README.md", "# home\n", "LICENSE", "MIT\n")));
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals("# home\n", main().get("README.md"));
    }

    @Test
    void aRefusedKeyIsToldWithItsPublicHalf() {
        world.git = java.util.Optional.of(Problem.blocking(ProblemCode.GIT_REFUSED, Map.of("host", "git.home", "url", "u", "credential", "k")));
        assertEquals("ssh-ed25519 AAAA hearth home", assertThrows(ProblemException.class, () -> repository().probe(world)).problem().detail());
    }

    @Test
    void aChangeOfThePlanIsWrittenAndTheOwnersOwnStays() throws Exception {
        world.run(repository());
        RepositoryUpkeep upkeep = new RepositoryUpkeep(world.repository(), "home");
        Manifest wanted = ArgoCd.note(ArgoWorld.TRAEFIK.ref(), Map.of("a", "new"));
        List<GitUpkeep.Tracked> changed = List.of(new GitUpkeep.Tracked("traefik", wanted));
        assertEquals(Map.of(wanted.ref(), GitUpkeep.Standing.BEHIND), upkeep.standing(changed));

        upkeep.write(changed);
        assertEquals(wanted.yaml(), main().get(FILE));
        assertEquals(Map.of(wanted.ref(), GitUpkeep.Standing.WRITTEN), upkeep.standing(changed));
        world.sample = wanted;
        world.done.clear();
        assertInstanceOf(Probe.Satisfied.class, world.run(repository()));
        assertEquals(List.of(), world.done, "it is known as Hearth's");

        main().put(FILE, "theirs\n");
        assertEquals(Map.of(wanted.ref(), GitUpkeep.Standing.KEPT), upkeep.standing(changed));
        main().remove(FILE);
        assertEquals(Map.of(wanted.ref(), GitUpkeep.Standing.KEPT), upkeep.standing(changed));
    }

    @Test
    void aFileOfWhatThePlanHasLeftGoesWithItsRecordAndTheOwnersOwnStays() throws Exception {
        world.run(repository());
        RepositoryUpkeep upkeep = new RepositoryUpkeep(world.repository(), "home");
        List<GitUpkeep.Left> left = List.of(new GitUpkeep.Left("traefik", ArgoWorld.TRAEFIK.ref()));
        String before = main().get(FILE);
        main().put(FILE, "theirs\n");
        assertEquals(Map.of(ArgoWorld.TRAEFIK.ref(), GitUpkeep.Standing.KEPT), upkeep.leaving(left));
        main().put(FILE, before);
        assertEquals(Map.of(ArgoWorld.TRAEFIK.ref(), GitUpkeep.Standing.BEHIND), upkeep.leaving(left));
        upkeep.remove(left);
        assertTrue(!main().containsKey(FILE) && !main().get(".hearth").contains(FILE), () -> main().keySet().toString());
        assertEquals(Map.of(ArgoWorld.TRAEFIK.ref(), GitUpkeep.Standing.WRITTEN), upkeep.leaving(left));
    }

    @Test
    void applicationsOfAnotherPlaceGoTheRootFirst() throws Exception {
        GitTree before = new GitTree("https://old.home/home.git", "main", world.source().tree(world).parts());
        world.put(before.application(before.parts().getFirst(), true));
        world.put(before.root());
        for (String url : List.of("https://old.home/home.git", ArgoWorld.TARGET.url())) {
            world.objects.put(ArgoCd.repository(url, Map.of()).ref(), new TreeMap<>());
        }
        world.run(new ApplicationsStep(world.info(), world.source()));
        assertEquals(List.of("delete Application argocd/root", "delete Application argocd/traefik", "delete " + ArgoCd.repository("https://old.home/home.git", Map.of()).ref()), world.done.stream().filter(each -> each.startsWith("delete")).toList());
        assertEquals(ArgoWorld.TARGET.url(), world.text(ArgoCd.application("traefik"), "spec", "source", "repoURL"));
        assertEquals("", world.text(ArgoCd.application("traefik"), "spec", "syncPolicy", "automated", "selfHeal"));
    }

    // cluster/admin-password

    @Test
    void theFirstPasswordIsSavedBeforeItIsRemoved() throws Exception {
        world.put(SealedSecrets.secret(ArgoCd.INITIAL_PASSWORD, "Opaque", Map.of(), Map.of("password", Secret.of("canary-8802"))));
        PasswordFile file = new PasswordFile(folder.resolve("argocd-admin-password"));
        AdminPasswordStep step = new AdminPasswordStep(world.info(), file, ArgoWorld.spec(), world.ports());
        Probe.Satisfied saved = assertInstanceOf(Probe.Satisfied.class, world.run(step));
        assertEquals(Secret.of("canary-8802"), saved.outputs().find(PlatformKeys.ADMIN_PASSWORD).orElseThrow());
        assertFalse(saved.evidence().contains("canary"));
        assertEquals("canary-8802", Files.readString(file.path()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
        assertFalse(world.objects.containsKey(ArgoCd.INITIAL_PASSWORD));
        file.delete();
        assertTrue(assertInstanceOf(Probe.Satisfied.class, world.run(step)).outputs().find(PlatformKeys.ADMIN_PASSWORD).isEmpty(), "taken over by its owner");
    }

    @Test
    void aPasswordThatCannotBeSavedStaysInTheCluster() throws Exception {
        world.put(SealedSecrets.secret(ArgoCd.INITIAL_PASSWORD, "Opaque", Map.of(), Map.of("password", Secret.of("canary-8802"))));
        AdminPasswordStep step = new AdminPasswordStep(world.info(), new PasswordFile(Files.createFile(folder.resolve("file")).resolve("no-folder")), ArgoWorld.spec(), world.ports());
        assertEquals(ProblemCode.STORE_UNWRITABLE, assertThrows(ProblemException.class, () -> world.run(step)).problem().code());
        assertTrue(world.objects.containsKey(ArgoCd.INITIAL_PASSWORD));
    }

    // cluster/applications

    @Test
    void objectsAreMarkedBeforeArgoCdComparesThem() throws Exception {
        ApplicationsStep step = new ApplicationsStep(world.info(), world.source());
        assertInstanceOf(Probe.Needed.class, world.run(step));
        assertEquals("traefik:/ConfigMap:traefik/settings", world.text(ArgoWorld.TRAEFIK.ref(), "metadata", "annotations", "argocd.argoproj.io/tracking-id"));
        assertTrue(world.done.indexOf("annotate ConfigMap traefik/settings argocd.argoproj.io/tracking-id") < world.done.indexOf("apply Application argocd/traefik"));
        world.argo("traefik", SYNCED);
        assertInstanceOf(Probe.Satisfied.class, step.probe(world));
    }

    @Test
    void aDifferenceThatStaysIsNamedObjectByObject() throws Exception {
        ApplicationsStep step = new ApplicationsStep(world.info(), world.source());
        world.run(step);
        Documents.at(world.objects.get(ArgoCd.application("traefik")), "metadata").put("creationTimestamp", "2026-11-22T10:00:00Z");
        String differs = "{sync: {status: OutOfSync}, reconciledAt: \"2026-11-22T10:0%d:50Z\", resources: [{kind: Service, namespace: traefik, name: traefik, status: OutOfSync}]}\n";
        world.argo("traefik", differs.formatted(0).replace("50Z", "20Z"));
        assertInstanceOf(Probe.Needed.class, step.probe(world), "Argo CD may still be looking");
        world.argo("traefik", differs.formatted(1));
        Problem found = assertInstanceOf(Probe.Impossible.class, step.probe(world)).problem();
        assertEquals(ProblemCode.ARGO_OUT_OF_SYNC, found.code());
        assertEquals("Service traefik/traefik", found.args().get("objects"));
        world.argo("traefik", "{sync: {status: Unknown}, reconciledAt: \"2026-11-22T10:01:50Z\", conditions: [{type: ComparisonError, message: knownhosts}]}\n");
        assertEquals(ProblemCode.ARGO_CANNOT_COMPARE, assertInstanceOf(Probe.Impossible.class, step.probe(world)).problem().code());
    }

    @Test
    void whatIsHandedOverIsLeftToGit() throws Exception {
        GitTree tree = world.source().tree(world);
        world.put(tree.application(tree.parts().getFirst(), true));
        world.argo("traefik", "{sync: {status: OutOfSync}, resources: [{kind: ConfigMap, name: settings, status: OutOfSync}]}\n");
        assertInstanceOf(Probe.Satisfied.class, world.run(new ApplicationsStep(world.info(), world.source())));
        assertEquals(List.of(), world.done);
    }

    // cluster/hand-over

    @Test
    void handsOverWithoutPruningAndProvesThatNoPodStartedAnew() throws Exception {
        pod("a", 0);
        HandOverStep step = new HandOverStep(world.info(), world.source());
        world.run(step);
        world.argo("traefik", SYNCED);
        world.argo("root", SYNCED.replace("Healthy", "Progressing"));
        assertInstanceOf(Probe.Needed.class, step.probe(world));
        world.argo("root", SYNCED);
        assertTrue(assertInstanceOf(Probe.Satisfied.class, step.probe(world)).evidence().contains("1 pods"));
        assertEquals("false", world.text(ArgoCd.application("traefik"), "spec", "syncPolicy", "automated", "prune"));
        assertEquals("true", world.text(ArgoCd.application("root"), "spec", "syncPolicy", "automated", "selfHeal"));
        pod("a", 1);
        Problem restarted = assertInstanceOf(Probe.Impossible.class, step.probe(world)).problem();
        assertEquals(ProblemCode.ARGO_RESTARTED, restarted.code());
        assertEquals("traefik/a", restarted.args().get("pods"));
        world.acted = false;
        assertInstanceOf(Probe.Satisfied.class, step.probe(world), "a later restart is no business of the hand-over");
    }

    // cluster/proof-push

    @Test
    void aPushArrivesAndLeavesNothingBehind() throws Exception {
        GitTree tree = world.source().tree(world);
        world.put(tree.root());
        world.put(tree.application(tree.parts().getFirst(), true));
        world.objects.put(ArgoCd.application("argocd"), Documents.content(tree.root()));
        ObjectRef proof = new ObjectRef("v1", "ConfigMap", "argocd", "hearth-proof");
        world.meanwhile = () -> {
            String pushed = main().get(GitTree.path("argocd", proof));
            if (pushed != null) {
                world.put(new Manifest(proof, pushed));
            } else {
                assertTrue(world.objects.containsKey(proof), "it is not taken away before Argo CD knows");
                world.argo("argocd", "{sync: {revision: commit2}}\n");
            }
        };
        ProofPushStep step = new ProofPushStep(world.info(), world.source(), world.repository());
        assertInstanceOf(Probe.Satisfied.class, world.run(step));
        assertFalse(world.objects.containsKey(proof));
        assertFalse(main().containsKey(GitTree.path("argocd", proof)));
        world.done.clear();
        assertInstanceOf(Probe.Satisfied.class, world.run(step));
        assertEquals(List.of(), world.done);
    }

    @Test
    void aPushThatNeverArrivesIsToldWithArgoCdsWords() {
        world.objects.put(ArgoCd.application("argocd"), Documents.parse("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: argocd, namespace: argocd}\n").getFirst());
        world.argo("argocd", "{conditions: [{type: ComparisonError, message: no route to host}]}\n");
        Problem lost = assertThrows(ProblemException.class, () -> world.run(new ProofPushStep(world.info(), world.source(), world.repository()))).problem();
        assertEquals(ProblemCode.ARGO_CANNOT_COMPARE, lost.code());
        assertTrue(lost.detail().contains("no route to host"), lost.detail());
    }

    private RepositoryStep repository() {
        return new RepositoryStep(world.info(), world.source(), world.repository(), "home", "read me\n");
    }

    private Map<String, String> main() {
        return world.branches.get("main");
    }

    private void pod(String name, int restarts) {
        world.objects.put(new ObjectRef("v1", "Pod", "traefik", name), Documents.parse("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: traefik, uid: "1"}
                status: {startTime: "2026-11-22T10:00:00Z", containerStatuses: [{restartCount: %d}]}
                """.formatted(name, restarts)).getFirst());
    }
}
