// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.manifest.AcmeIssuers;
import dev.hearth.manifest.CertManager;
import dev.hearth.manifest.PrivateAuthority;
import dev.hearth.node.NodeCommands;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.shared.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import dev.hearth.port.ClusterApi;
import dev.hearth.manifest.Documents;
import dev.hearth.engine.plan.Change;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on the played homelab, by the real recipe and engine: from a CA of its own, and by DNS-01. */
@Timeout(180)
class PracticeCertificatesTest {
    private static final ObjectRef WILDCARD_SECRET = new ObjectRef("v1", "Secret", "traefik", "wildcard-tls");
    @TempDir
    Path folder;

    private PracticeHomelab home;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        home = new PracticeHomelab(new LeapClock(), folder, PracticeReleases.ANY);
        for (NodeSpec node : spec(privately()).nodes()) {
            home.hosts().pin(node.access(), home.hosts().hostKey(node.access()));
        }
        home.secrets().put(SecretRef.dnsCredential(), Secret.of("practice-credential"));
    }

    @Test
    void aPrivateAuthorityNeedsNobodyAndFromItToAcmeTheWayIsByStaging() throws Exception {
        assertEquals(Event.Outcome.READY, apply(privately()), this::failures);
        assertEquals(PrivateAuthority.ISSUER.name(), issuer());
        assertEquals(Event.Outcome.READY, apply(privately()), this::failures);
        assertEquals(List.of(), acts());

        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        assertEquals(AcmeIssuers.PRODUCTION.name(), issuer());
        List<String> done = events.stream().filter(Event.StepDone.class::isInstance).map(event -> ((Event.StepDone) event).step().value()).toList();
        assertTrue(done.indexOf("cluster/staging-certificate") >= 0 && done.indexOf("cluster/staging-certificate") < done.indexOf("cluster/certificate"), done.toString());
        assertTrue(answers("cluster/certificate").stream().anyMatch(answer -> answer.contains("presented=true: Waiting for DNS-01 challenge propagation")),
                () -> answers("cluster/certificate").toString());

        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        assertEquals(List.of(), acts(), "sealing is random, and still nothing changes");

        assertEquals(Event.Outcome.READY, apply(byCloudflare()), this::failures);
        assertTrue(acts().containsAll(List.of("desktop/dns-rehearsal", "cluster/dns-credential", "cluster/staging-certificate", "cluster/certificate")), () -> acts().toString());
        assertTrue(answers("cluster/staging-certificate").stream().anyMatch(answer -> answer.contains("Challenge")), "another way is proved anew");
        assertTrue(answers("cluster/certificate").stream().noneMatch(answer -> answer.contains("Challenge")), "what is valid is kept");
    }

    @Test
    void aLimitIsNamedWithItsEndAndLiftingItGoesOn() throws Exception {
        home.set(Fault.ACME_RATE_LIMIT, true);
        assertEquals(Event.Outcome.FAILED, apply(byRoute53()));
        assertEquals(List.of(ProblemCode.ACME_RATE_LIMITED), problems().stream().map(Problem::code).toList());
        assertTrue(String.valueOf(problems().getFirst().args().get("until")).endsWith(" UTC"), problems().toString());
        assertTrue(objects().get(CertManager.STAGING).orElseThrow().condition("Ready").orElseThrow().isTrue());

        assertEquals(Event.Outcome.FAILED, apply(byRoute53()), "asked again, refused again");
        home.set(Fault.ACME_RATE_LIMIT, false);
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        assertEquals(List.of("cluster/certificate"), acts().subList(0, 1));
    }

    @Test
    void aWebhookThatIsSomethingElseStopsBeforeAnIssuer() throws Exception {
        home.set(Fault.WRONG_WEBHOOK, true);
        assertEquals(Event.Outcome.FAILED, apply(privately()));
        assertEquals(List.of(ProblemCode.STEP_TIMEOUT), problems().stream().map(Problem::code).toList());
        assertEquals("cluster/cert-manager-webhook", problems().getFirst().args().get("step"));
        assertTrue(objects().get(PrivateAuthority.ISSUER).isEmpty());
        home.set(Fault.WRONG_WEBHOOK, false);
        assertEquals(Event.Outcome.READY, apply(privately()), this::failures);
    }

    /** Three stories of one cluster that is up: to build it takes longer than all of them. */
    @Test
    void whatIsThereIsKeptWhatIsGoneComesBackAloneAndALostCredentialIsNamed() throws Exception {
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        eachObjectThatIsDeletedComesBackAlone();
        whereTheCredentialIsForgottenWhatIsThereIsKeptAndWhatIsGoneIsAskedFor();
        home.secrets().put(SecretRef.dnsCredential(), Secret.of("practice-credential"));
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        aCredentialThatLostItsRightsIsNamedBeforeProductionIsAsked();
    }

    private void eachObjectThatIsDeletedComesBackAlone() throws Exception {
        for (ObjectRef gone : List.of(AcmeIssuers.PRODUCTION, CertManager.STAGING, new ObjectRef("bitnami.com/v1alpha1", "SealedSecret", "cert-manager", "dns-credential"))) {
            objects().delete(gone);
            assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
            assertEquals(1, acts().stream().filter(step -> !step.startsWith("desktop/recovery")).count(), () -> gone + ": " + acts());
            assertTrue(objects().get(gone).isPresent(), gone.toString());
        }
    }

    private void aCredentialThatLostItsRightsIsNamedBeforeProductionIsAsked() throws Exception {
        objects().delete(CertManager.STAGING_SECRET);
        objects().delete(CertManager.STAGING);
        home.set(Fault.DNS_KEY_READ_ONLY, true);
        assertEquals(Event.Outcome.FAILED, apply(byRoute53()));
        assertEquals(List.of(ProblemCode.DNS_CREDENTIAL_FORBIDDEN), problems().stream().map(Problem::code).toList());
        assertTrue(acts().stream().noneMatch("cluster/certificate"::equals), () -> acts().toString());
        home.set(Fault.DNS_KEY_READ_ONLY, false);
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
    }

    private void whereTheCredentialIsForgottenWhatIsThereIsKeptAndWhatIsGoneIsAskedFor() throws Exception {
        home.secrets().forget(SecretRef.dnsCredential());
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        assertEquals(List.of(), acts());

        objects().delete(new ObjectRef("bitnami.com/v1alpha1", "SealedSecret", "cert-manager", "dns-credential"));
        assertEquals(Event.Outcome.FAILED, apply(byRoute53()));
        assertEquals(List.of(ProblemCode.DNS_CREDENTIAL_MISSING), problems().stream().map(Problem::code).toList());
    }

    @Test
    void whatAnotherWayNeedsGoesWithItButNeverWhatTheOwnerMade() throws Exception {
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        assertEquals(Event.Outcome.READY, apply(privately()), this::failures);
        Event.StepActing leaves = events.stream().filter(event -> event instanceof Event.StepActing act && act.step().value().equals("cluster/left-behind"))
                .map(Event.StepActing.class::cast).findFirst().orElseThrow();
        assertEquals(AcmeIssuers.OBJECTS.stream().map(ref -> new Change(Change.Verb.REMOVE, ref.toString(), "cluster")).toList(), leaves.changes(), "listed ahead");
        for (ObjectRef gone : AcmeIssuers.OBJECTS) {
            assertTrue(objects().get(gone).isEmpty(), gone.toString());
        }
        assertEquals(PrivateAuthority.ISSUER.name(), issuer());
        assertEquals(Event.Outcome.READY, apply(privately()), this::failures);
        assertEquals(List.of(), acts());

        // A certificate of the owner's asks for the CA, which a way back to ACME would leave behind.
        ObjectRef own = new ObjectRef(CertManager.API, "Certificate", "default", "nas");
        api().apply(Documents.manifest(Map.of("apiVersion", own.apiVersion(), "kind", own.kind(), "metadata", Map.of("name", own.name(), "namespace", own.namespace()),
                "spec", Map.of("secretName", "nas-tls", "issuerRef", Map.of("kind", "ClusterIssuer", "name", PrivateAuthority.ISSUER.name())))));
        assertEquals(Event.Outcome.READY, apply(byRoute53()), this::failures);
        assertTrue(objects().get(own).isPresent());
        assertTrue(objects().get(PrivateAuthority.ISSUER).isPresent(), "somebody asks for it");
        assertTrue(objects().get(PrivateAuthority.ROOT).isEmpty());
    }

    private ClusterDraft privately() {
        return home.draft();
    }

    private ClusterDraft byRoute53() {
        return with(new ClusterDraft.Certificates("home.example.com", "", "route53", new ClusterDraft.Route53("AKIAIOSFODNN7EXAMPLE", "", ""), ClusterDraft.Rfc2136.empty()));
    }

    private ClusterDraft byCloudflare() {
        return with(new ClusterDraft.Certificates("home.example.com", "", "cloudflare", ClusterDraft.Route53.empty(), ClusterDraft.Rfc2136.empty()));
    }

    private ClusterDraft with(ClusterDraft.Certificates certificates) {
        return home.draft().withPlatform(home.draft().platform().withCertificates(certificates));
    }

    private static ClusterSpec spec(ClusterDraft draft) {
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec(), () -> ClusterDrafts.check(draft).problems().toString());
    }

    private Event.Outcome apply(ClusterDraft draft) throws Exception {
        events.clear();
        Ports ports = new Ports(home.hosts(), home.apis(), home.artifacts(), home.network(), home.kubeconfigs(), folder.resolve("kubeconfig"));
        Plan plan = BootstrapRecipe.plan(spec(draft), PracticeReleases.ANY, ports, PracticeReleases.outside(home, folder));
        return new Engine(home.clock(), Limits.usual()).start(plan, Event.Mode.APPLY, new MemoryJournal(), entry -> events.add(entry.event()), line -> {}).await();
    }

    private ClusterObjects objects() throws Exception {
        return api().objects();
    }

    private ClusterApi api() throws Exception {
        NodeSpec node = spec(privately()).nodes().getFirst();
        Secret kubeconfig = Secret.of(home.hosts().connect(node.access()).run(NodeCommands.readFile("/etc/rancher/k3s/k3s.yaml")).stdout());
        return home.apis().open("192.168.5.200", kubeconfig);
    }

    private String issuer() throws Exception {
        return objects().get(WILDCARD_SECRET).orElseThrow().texts("metadata", "annotations").get("cert-manager.io/issuer-name");
    }

    private List<String> acts() {
        return events.stream().filter(Event.StepActing.class::isInstance).map(event -> ((Event.StepActing) event).step().value()).toList();
    }

    private List<String> answers(String step) {
        return events.stream().filter(Event.StepVerifying.class::isInstance).map(Event.StepVerifying.class::cast)
                .filter(event -> event.step().value().equals(step)).map(Event.StepVerifying::answer).toList();
    }

    private List<Problem> problems() {
        return events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem()).toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList().toString();
    }
}
