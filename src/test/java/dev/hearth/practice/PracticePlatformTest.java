// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.sealing.TestKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the control plane, on the played homelab. */
@Timeout(120)
class PracticePlatformTest {
    private static final ObjectRef PROOF = new ObjectRef("v1", "Secret", "kube-system", "hearth-unseal-proof");

    @TempDir
    Path folder;

    private PracticeHomelab home;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        home = new PracticeHomelab(new LeapClock(), folder, PracticeReleases.ANY);
        for (NodeSpec node : spec().nodes()) {
            home.hosts().pin(node.access(), home.hosts().hostKey(node.access()));
        }
    }

    @Test
    void sealsProvesAndKeepsTheKeyAndChangesNothingTheSecondTime() throws Exception {
        home.secrets().put(SecretRef.recoveryPassphrase(), Secret.of("canary passphrase"));
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertTrue(acts().containsAll(List.of("cluster/sealing-key", "cluster/sealed-secrets", "cluster/unseal-proof", "desktop/recovery-kit")), () -> acts().toString());
        List<LiveObject> keys = api().objects().list("v1", "Secret", "kube-system", SealedSecrets.KEY_SELECTOR);
        assertEquals(1, keys.size());
        assertTrue(api().objects().get(PROOF).isPresent());

        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(List.of(), acts());

        // The same run, looked through for what nobody may read in a journal or a log.
        String key = SealedSecrets.key(keys.getFirst()).privateKey().revealText().lines().skip(5).findFirst().orElseThrow();
        String all = events + String.join("\n", told);
        for (String canary : List.of("canary", key, keys.getFirst().text("data", "tls.key").orElseThrow().substring(200, 240), "PRIVATE KEY")) {
            assertFalse(all.contains(canary), canary);
        }

        api().apply(SealedSecrets.key(TestKeys.newer()));
        assertEquals(Event.Outcome.READY, run(Event.Mode.DRY_RUN), this::failures);
        assertTrue(events.stream().anyMatch(event -> event instanceof Event.StepWouldAct would && would.drifted() && would.why().equals("stale: sealing keys 1/2")),
                () -> events.toString());
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(List.of("cluster/unseal-proof", "desktop/recovery-kit"), acts().stream().sorted().toList());

        api().objects().delete(PROOF);
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertTrue(api().objects().get(PROOF).isPresent());

        home.secrets().put(SecretRef.recoveryPassphrase(), Secret.of("another"));
        assertEquals(Event.Outcome.FAILED, apply());
        assertEquals(List.of(ProblemCode.KIT_PASSPHRASE_WRONG), failed());
    }

    @Test
    void aFullDiskIsNamedAndMended() throws Exception {
        home.set(Fault.KIT_UNWRITABLE, true);
        assertEquals(Event.Outcome.FAILED, apply());
        assertEquals(List.of(ProblemCode.KIT_UNWRITABLE), failed());
        home.set(Fault.KIT_UNWRITABLE, false);
        assertEquals(Event.Outcome.READY, apply(), this::failures);
    }

    @Test
    void aRegistryThatRefusesIsNamedWhileItWaitsAndWhenPatienceIsOver() throws Exception {
        home.set(Fault.REGISTRY_LIMIT, true);
        assertEquals(Event.Outcome.FAILED, apply());
        assertEquals(List.of(ProblemCode.IMAGE_RATE_LIMITED), failed());
        List<ProblemCode> shown = events.stream().filter(event -> event instanceof Event.StepVerifying waits && waits.suspect() != null)
                .map(event -> Objects.requireNonNull(((Event.StepVerifying) event).suspect()).code()).distinct().toList();
        assertEquals(List.of(ProblemCode.IMAGE_RATE_LIMITED), shown, "long before the step fails");
        home.set(Fault.REGISTRY_LIMIT, false);
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        home.set(Fault.REGISTRY_LIMIT, true);
        assertEquals(Event.Outcome.READY, apply(), "the image is on the nodes by now");
        assertEquals(List.of(), acts());
    }

    private ClusterApi api() throws Exception {
        return home.apis().open("192.168.5.200", home.kubeconfigs().load(folder.resolve("kubeconfig")));
    }

    private ClusterSpec spec() {
        ClusterDraft draft = home.draft();
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec(), () -> ClusterDrafts.check(draft).problems().toString());
    }

    private Event.Outcome apply() throws Exception {
        return run(Event.Mode.APPLY);
    }

    private Event.Outcome run(Event.Mode mode) throws Exception {
        events.clear();
        Ports ports = new Ports(home.hosts(), home.apis(), home.artifacts(), home.network(), home.kubeconfigs(), folder.resolve("kubeconfig"));
        Plan plan = BootstrapRecipe.plan(spec(), PracticeReleases.ANY, ports, PracticeReleases.outside(home, folder));
        return new Engine(home.clock(), Limits.usual()).start(plan, mode, new MemoryJournal(), entry -> events.add(entry.event()), line -> told.add(line.text())).await();
    }

    private List<String> acts() {
        return events.stream().filter(Event.StepActing.class::isInstance).map(event -> ((Event.StepActing) event).step().value()).toList();
    }

    private List<ProblemCode> failed() {
        return events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem().code()).toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList().toString();
    }
}
