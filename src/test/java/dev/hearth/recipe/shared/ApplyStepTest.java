// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A component's objects: made once, repaired, left to Git or to their owner, and waited for; and what waits for a webhook. */
class ApplyStepTest {
    private static final ObjectRef NOTES = new ObjectRef("v1", "ConfigMap", "traefik", "notes");
    private static final ObjectRef PODS = new ObjectRef("apps/v1", "Deployment", "traefik", "traefik");
    private static final StepInfo INFO = NodeStepInfo.onCluster(StepId.of("traefik"), "traefik", Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(1), "pods"), List.of());
    private final PlayedApi world = new PlayedApi();
    private Optional<String> missing = Optional.empty();

    private ApplyStep step() {
        return new ApplyStep(INFO, context -> List.of(new Manifest(NOTES, "notes\n"), new Manifest(PODS, "pods\n")), (api, context) -> missing, PlayedApi.spec(), world.ports());
    }

    private void ready(int pods, String... annotations) {
        Map<String, Object> metadata = annotations.length == 0 ? Map.of() : Map.of("annotations", Map.of(annotations[0], "x:apps/Deployment:traefik/traefik"));
        world.live(PODS, Map.of("metadata", metadata, "spec", Map.of("replicas", 2, "selector", Map.of("matchLabels", Map.of("app", "traefik"))), "status", Map.of("updatedReplicas", 2, "readyReplicas", pods)));
    }

    private void handedOver() {
        world.live(ArgoCd.application("x"), Map.of("spec", Map.of("syncPolicy", Map.of("automated", Map.of("selfHeal", true)))));
    }

    @Test
    void whatIsAbsentIsMadeOnceAndInItsOrder() throws Exception {
        world.compared.putAll(Map.of(NOTES, Applied.ABSENT, PODS, Applied.ABSENT));
        Probe.Needed needed = assertInstanceOf(Probe.Needed.class, step().probe(world));
        assertEquals(List.of(Change.Verb.CREATE, Change.Verb.CREATE), needed.changes().stream().map(Change::verb).toList());

        step().act(world);
        assertEquals(List.of(NOTES, PODS), world.applied);
        step().act(world);
        assertEquals(List.of(NOTES, PODS), world.applied);
    }

    /** Whoever is compared or applied first by chance: what is found, said and done is the same. */
    @Test
    void manyObjectsAreComparedAndAppliedInAnOrderThatIsAlwaysTheSame() throws Exception {
        List<Manifest> many = java.util.stream.IntStream.range(0, 40).mapToObj(i -> new Manifest(
                new ObjectRef("v1", List.of("ConfigMap", "Deployment", "Namespace", "ValidatingWebhookConfiguration").get(i % 4), "", "c" + i), "x\n")).toList();
        ApplyStep step = new ApplyStep(INFO, context -> many, PlayedApi.spec(), world.ports());
        many.forEach(manifest -> world.compared.put(manifest.ref(), Applied.ABSENT));
        assertEquals(many.stream().map(manifest -> manifest.ref().toString()).toList(),
                assertInstanceOf(Probe.Needed.class, step.probe(world)).changes().stream().map(Change::subject).toList());
        step.act(world);
        assertEquals(List.of("Namespace", "ConfigMap", "Deployment", "ValidatingWebhookConfiguration"), world.applied.stream().map(ObjectRef::kind).distinct().toList());
        List<String> kinds = world.applied.stream().map(ObjectRef::kind).toList();
        assertEquals(kinds.stream().sorted(java.util.Comparator.comparing(List.of("Namespace", "ConfigMap", "Deployment", "ValidatingWebhookConfiguration")::indexOf)).toList(), kinds);

        many.subList(20, 40).forEach(manifest -> world.compared.put(manifest.ref(), Applied.FOREIGN));
        for (int round = 0; round < 20; round++) {
            assertEquals(many.get(20).ref().toString(), assertInstanceOf(Probe.Impossible.class, step.probe(world)).problem().args().get("object"));
        }
    }

    @Test
    void whatDiffersIsADriftAndAloneIsRepaired() throws Exception {
        ready(2);
        world.compared.put(PODS, Applied.DIFFERENT);
        Probe.Drifted drifted = assertInstanceOf(Probe.Drifted.class, step().probe(world));
        assertEquals(List.of(new Change(Change.Verb.CHANGE, PODS.toString(), "cluster")), drifted.repair());
        step().act(world);
        assertEquals(List.of(PODS), world.applied);
        assertInstanceOf(Probe.Satisfied.class, step().probe(world));
    }

    @Test
    void whatIsSomebodyElsesIsRefusedAndNeverApplied() throws Exception {
        world.compared.putAll(Map.of(NOTES, Applied.ABSENT, PODS, Applied.FOREIGN));
        Problem problem = assertInstanceOf(Probe.Impossible.class, step().probe(world)).problem();
        assertEquals(ProblemCode.OBJECT_FOREIGN, problem.code());
        assertEquals(PODS.toString(), problem.args().get("object"));
        step().act(world);
        assertEquals(List.of(NOTES), world.applied);
    }

    @Test
    void whatArgoCdFollowsIsGitsBusinessUnlessItIsGone() throws Exception {
        ready(2, "argocd.argoproj.io/tracking-id");
        handedOver();
        for (Applied applied : List.of(Applied.DIFFERENT, Applied.FOREIGN)) {
            world.compared.put(PODS, applied);
            assertEquals("2 objects, pods, 1 as in Git", assertInstanceOf(Probe.Satisfied.class, step().probe(world)).evidence());
            step().act(world);
            assertEquals(List.of(), world.applied);
        }
        world.compared.put(PODS, Applied.ABSENT);
        assertInstanceOf(Probe.Needed.class, step().probe(world));
        step().act(world);
        assertEquals(List.of(PODS), world.applied);
    }

    @Test
    void whatThePlanChangesOfWhatArgoCdFollowsGoesByGit() throws Exception {
        ready(2, "argocd.argoproj.io/tracking-id");
        handedOver();
        world.compared.put(PODS, Applied.DIFFERENT);
        world.standing.put(PODS, GitUpkeep.Standing.BEHIND);
        Probe.Drifted behind = assertInstanceOf(Probe.Drifted.class, step().probe(world));
        assertEquals(List.of(new Change(Change.Verb.CHANGE, PODS.toString(), "repository")), behind.repair());

        revision("one");
        world.meanwhile = () -> {
            assertEquals(List.of(), world.applied, "it would be set back");
            revision("two");
        };
        step().act(world);
        assertEquals(List.of("pause"), world.happened);
        assertEquals(List.of(PODS), world.applied, "a field that the plan names no more is Hearth's too");
        assertEquals(List.of(PODS), world.written);
        assertEquals(List.of("Application argocd/x"), world.marked.stream().map(ObjectRef::toString).toList(), "it is told to look");

        world.standing.put(PODS, GitUpkeep.Standing.WRITTEN);
        world.compared.put(PODS, Applied.DIFFERENT);
        world.acted = true;
        assertEquals("in Git, not in the cluster yet: " + PODS, assertInstanceOf(Probe.Needed.class, step().probe(world)).why());
        world.compared.put(PODS, Applied.SAME);
        assertEquals("2 objects, pods", assertInstanceOf(Probe.Satisfied.class, step().probe(world)).evidence());
    }

    private void revision(String commit) {
        world.live(ArgoCd.application("x"), Map.of("spec", Map.of("syncPolicy", Map.of("automated", Map.of("prune", false))), "status", Map.of("sync", Map.of("revision", commit))));
    }

    @Test
    void whatArgoCdComparesButDoesNotSyncYetIsAppliedAsEver() throws Exception {
        ready(2, "argocd.argoproj.io/tracking-id");
        for (Applied applied : List.of(Applied.DIFFERENT, Applied.FOREIGN)) {
            world.applied.clear();
            world.compared.put(PODS, applied);
            assertEquals(List.of(new Change(Change.Verb.CHANGE, PODS.toString(), "cluster")), assertInstanceOf(Probe.Drifted.class, step().probe(world)).repair());
            step().act(world);
            assertEquals(List.of(PODS), world.applied);
        }
    }

    @Test
    void whyPodsDoNotComeIsSaidWhileWaitingAndEndsItWhenItStays() throws Exception {
        ready(1);
        world.pods = "{containerStatuses: [{image: \"x:1\", state: {waiting: {reason: %s, message: \"x:1: not found\"}}}]}";
        world.pods = world.pods.formatted("ErrImagePull");
        Probe.Hindered hindered = assertInstanceOf(Probe.Hindered.class, step().probe(world));
        assertEquals(PODS + " 1/2 ready, ErrImagePull x:1", hindered.why());
        assertEquals(ProblemCode.IMAGE_MISSING, hindered.suspect().code());
        world.pods = world.pods.replace("ErrImagePull", "ImagePullBackOff");
        assertEquals(ProblemCode.IMAGE_MISSING, assertInstanceOf(Probe.Impossible.class, step().probe(world)).problem().code());
    }

    @Test
    void podsAreWaitedForThenWhatElseIsNeeded() throws Exception {
        missing = Optional.of("no address");
        assertEquals(PODS + " absent", assertInstanceOf(Probe.Needed.class, step().probe(world)).why());
        ready(1);
        assertEquals(PODS + " 1/2 ready", assertInstanceOf(Probe.Needed.class, step().probe(world)).why());
        ready(2);
        assertEquals("no address", assertInstanceOf(Probe.Needed.class, step().probe(world)).why());
        missing = Optional.empty();
        assertEquals("2 objects, pods", assertInstanceOf(Probe.Satisfied.class, step().probe(world)).evidence());
    }

    @Test
    void whilePodsComeTheObjectsAreNotAskedForAgain() throws Exception {
        world.acted = true;
        ready(1);
        assertEquals(List.of(), assertInstanceOf(Probe.Needed.class, step().probe(world)).changes());
        assertEquals(List.of(), world.asked);
        ready(2);
        world.compared.put(NOTES, Applied.DIFFERENT);
        assertInstanceOf(Probe.Drifted.class, step().probe(world));
    }

    @Test
    void aLongListOfChangesIsCutShort() throws Exception {
        List<Manifest> many = java.util.stream.IntStream.range(0, 8).mapToObj(i -> new Manifest(new ObjectRef("v1", "ConfigMap", "", "c" + i), "x\n")).toList();
        many.forEach(manifest -> world.compared.put(manifest.ref(), Applied.ABSENT));
        Probe.Needed needed = assertInstanceOf(Probe.Needed.class, new ApplyStep(INFO, context -> many, PlayedApi.spec(), world.ports()).probe(world));
        assertTrue(needed.why().endsWith("ConfigMap c4 and 3 more"), needed.why());
        assertEquals(8, needed.changes().size());
    }

    @Test
    void aWebhookIsWaitedForAndWhatItRefusesIsNot() throws Exception {
        AdmissionStep admission = new AdmissionStep(INFO, new Manifest(NOTES, "notes\n"), PlayedApi.spec(), world.ports());
        Problem silent = Problem.blocking(ProblemCode.WEBHOOK_SILENT, Map.of("address", "x", "object", "y")).detail("failed calling webhook").retry(Retry.SOON);
        world.refusal = silent;
        Probe.Needed needed = assertInstanceOf(Probe.Needed.class, admission.probe(world));
        assertEquals("failed calling webhook", needed.why());
        assertEquals(List.of(), needed.changes());
        admission.act(world);
        assertEquals(List.of(), world.applied);

        world.refusal = Problem.blocking(ProblemCode.API_REJECTED, Map.of("address", "x", "object", "y"));
        assertEquals(ProblemCode.API_REJECTED, Assertions.assertThrows(ProblemException.class, () -> admission.probe(world)).problem().code());
        world.refusal = null;
        assertEquals("dry run of " + NOTES + " admitted", assertInstanceOf(Probe.Satisfied.class, admission.probe(world)).evidence());
    }
}
