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
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.Documents;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.GitRemote;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.shared.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import dev.hearth.manifest.AcmeIssuers;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.domain.secret.Secret;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain to its end, on the played homelab: Argo CD follows the repository that Hearth wrote. */
@Timeout(180)
class PracticeArgoCdTest {
    private static final String CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    @TempDir Path folder;
    private String ca = CA;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private List<ClusterDraft.Service> services = List.of();
    private Optional<ClusterDraft.Certificates> certificates = Optional.empty();
    private PracticeHomelab home;

    @BeforeEach
    void open() throws Exception {
        home = new PracticeHomelab(new LeapClock(), folder, PracticeReleases.ANY);
        for (NodeSpec node : spec("ssh").nodes()) {
            home.hosts().pin(node.access(), home.hosts().hostKey(node.access()));
        }
    }

    @Test
    void handsTheWholeChainOverToGitChangesNothingTheSecondTimeAndFromThenOnWritesToGit() throws Exception {
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        Map<String, String> files = files();
        assertEquals(Set.of("apps/manifests/argocd.yaml", "apps/manifests/cert-manager.yaml", "apps/manifests/metallb.yaml", "apps/manifests/root.yaml",
                "apps/manifests/sealed-secrets.yaml", "apps/manifests/traefik.yaml"), files.keySet().stream().filter(path -> path.startsWith("apps/manifests/")).collect(Collectors.toSet()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".yaml")) {
                Manifest manifest = Documents.manifest(Documents.parse(file.getValue()).getFirst());
                assertTrue(objects().get(manifest.ref()).isPresent(), file.getKey());
                assertFalse(manifest.ref().kind().equals("Secret") && manifest.yaml().contains("data:"), "in the clear: " + file.getKey());
                assertFalse(manifest.ref().name().contains("kube-vip"), file.getKey());
            }
        }
        assertEquals(1, files.keySet().stream().filter(path -> path.startsWith("apps/argocd/sealedsecret-argocd-hearth-repository-")).count());
        assertFalse(files.containsKey("apps/argocd/configmap-argocd-hearth-proof.yaml"));
        assertTrue(objects().get(new ObjectRef("v1", "ConfigMap", "argocd", "hearth-proof")).isEmpty());
        assertTrue(objects().get(ArgoCd.INITIAL_PASSWORD).isEmpty());
        assertEquals("practice-Xk3v", Files.readString(folder.resolve("argocd-admin-password")));

        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        assertEquals(List.of(), acts());
        aChangeOfThePlanGoesByGit();
    }

    private void aChangeOfThePlanGoesByGit() throws Exception {
        services = List.of(new ClusterDraft.Service("nas", "192.168.5.30", "5000", ""));
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        services = List.of(new ClusterDraft.Service("nas", "192.168.5.31", "5001", ""));
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        // Only the service's own files: sealed bytes are random and hold any four digits now and then.
        String written = files().entrySet().stream().filter(file -> file.getKey().contains("nas")).map(Map.Entry::getValue).collect(Collectors.joining());
        assertTrue(written.contains("5001"), written);
        assertFalse(written.contains("5000"), written);
        assertFalse(files().keySet().stream().anyMatch(path -> path.contains("endpointslice")), "Argo CD would not bring it");
        assertTrue(objects().list("discovery.k8s.io/v1", "EndpointSlice", "", "").toString().contains("192.168.5.31"));
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        assertEquals(List.of(), acts());
    }

    @Test
    void aChangedHostKeyStopsBeforeAnythingIsHandedOver() throws Exception {
        home.set(Fault.GIT_HOST_KEY_CHANGED, true);
        assertEquals(Event.Outcome.FAILED, apply("ssh"));
        assertEquals(List.of(ProblemCode.GIT_HOST_KEY_CHANGED), events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem().code()).toList());
        assertTrue(objects().get(ArgoCd.application("root")).isEmpty());
        home.set(Fault.GIT_HOST_KEY_CHANGED, false);
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
    }

    @Test
    void withoutARepositoryArgoCdStandsAndFollowsNothing() throws Exception {
        assertEquals(Event.Outcome.READY, apply("none"), this::failures);
        assertTrue(objects().get(ArgoCd.SERVER).isPresent());
        assertEquals(List.of(), objects().list("argoproj.io/v1alpha1", "Application", "", ""));
    }

    @Test
    void whatThePlanHasLeftGoesFromGitAndFromTheClusterButNotWhatTheOwnerChanged() throws Exception {
        home.secrets().put(SecretRef.dnsCredential(), Secret.of("practice-credential"));
        certificates = Optional.of(new ClusterDraft.Certificates("home.example.com", "", "route53", new ClusterDraft.Route53("AKIAIOSFODNN7EXAMPLE", "", ""), ClusterDraft.Rfc2136.empty()));
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        String issuer = "apps/cert-manager/clusterissuer-letsencrypt-production.yaml";
        String credential = "apps/cert-manager/sealedsecret-cert-manager-dns-credential.yaml";
        assertTrue(files().keySet().containsAll(List.of(issuer, credential)), () -> "both are in Git");
        try (GitRemote git = home.git().open(Objects.requireNonNull(spec("ssh").platform()).git(), folder)) {
            git.commit("main", Map.of("apps/cert-manager/clusterissuer-letsencrypt-staging.yaml", files().get("apps/cert-manager/clusterissuer-letsencrypt-staging.yaml") + "# mine\n"),
                    List.of(), "by hand");
        }
        certificates = Optional.empty();
        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        List<String> changes = events.stream().filter(event -> event instanceof Event.StepActing act && act.step().value().equals("cluster/left-behind"))
                .flatMap(event -> ((Event.StepActing) event).changes().stream()).map(change -> change.verb() + " " + change.subject() + " " + change.place()).toList();
        assertTrue(changes.containsAll(List.of("REMOVE ClusterIssuer letsencrypt-production repository", "REMOVE ClusterIssuer letsencrypt-production cluster",
                "REMOVE SealedSecret cert-manager/dns-credential repository", "REMOVE SealedSecret cert-manager/dns-credential cluster")), changes::toString);
        assertTrue(files().keySet().stream().noneMatch(path -> path.equals(issuer) || path.equals(credential)), () -> "removed from Git");
        assertFalse(files().get(".hearth").contains(issuer), "and from the record of what Hearth wrote");
        assertTrue(objects().get(AcmeIssuers.PRODUCTION).isEmpty());
        assertTrue(objects().get(new ObjectRef("bitnami.com/v1alpha1", "SealedSecret", "cert-manager", "dns-credential")).isEmpty());
        assertTrue(files().get("apps/cert-manager/clusterissuer-letsencrypt-staging.yaml").endsWith("# mine\n"), "what the owner changed is theirs");
        assertTrue(objects().get(AcmeIssuers.STAGING).isPresent());

        assertEquals(Event.Outcome.READY, apply("ssh"), this::failures);
        assertEquals(List.of(), acts());
    }

    @Test
    void aGitHostWithACaOfItsOwnIsTrustedByArgoCd() throws Exception {
        home.secrets().put(SecretRef.gitToken(), Secret.of("practice-token"));
        assertEquals(Event.Outcome.READY, apply("https"), this::failures);
        ObjectRef authorities = new ObjectRef("v1", "ConfigMap", "argocd", "argocd-tls-certs-cm");
        assertEquals(Map.of("git.home", CA), objects().get(authorities).orElseThrow().texts("data"));
        assertTrue(files().get("apps/argocd/configmap-argocd-argocd-tls-certs-cm.yaml").contains("git.home"));
        assertEquals(Event.Outcome.READY, apply("https"), this::failures);
        assertEquals(List.of(), acts());
    }

    @Test
    void otherHostsThatTheOwnerTrustsStayTrusted() throws Exception {
        home.secrets().put(SecretRef.gitToken(), Secret.of("practice-token"));
        assertEquals(Event.Outcome.READY, apply("https"), this::failures);
        ObjectRef authorities = new ObjectRef("v1", "ConfigMap", "argocd", "argocd-tls-certs-cm");
        home.edit(new Manifest(authorities, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: argocd-tls-certs-cm\n  namespace: argocd\ndata:\n  git.work: PEM\n"), "ann");
        assertEquals(Event.Outcome.READY, apply("https"), this::failures);
        assertEquals(List.of(), acts(), "another key is no difference");
        assertEquals(Map.of("git.home", CA, "git.work", "PEM"), objects().get(authorities).orElseThrow().texts("data"));

        ca = CA.replace("MIIB", "MIIC");
        assertEquals(Event.Outcome.READY, apply("https"), this::failures);
        assertEquals(Map.of("git.home", ca, "git.work", "PEM"), objects().get(authorities).orElseThrow().texts("data"));
    }

    private Map<String, String> files() throws Exception {
        try (GitRemote git = home.git().open(Objects.requireNonNull(spec("ssh").platform()).git(), folder)) {
            return git.files("main");
        }
    }

    private ClusterObjects objects() throws Exception {
        return home.apis().open("192.168.5.200", home.kubeconfigs().load(folder.resolve("kubeconfig"))).objects();
    }

    private ClusterSpec spec(String git) {
        ClusterDraft draft = home.draft();
        draft = draft.withPlatform(draft.platform().withScope("platform").withGit(new ClusterDraft.Git(git, switch (git) {
            case "ssh" -> "git@git.home:home.git";
            case "https" -> "https://git.home:8443/home.git";
            default -> "";
        }, "", "", "", git.equals("https") ? ca : "")).withServices(services));
        if (certificates.isPresent()) {
            draft = draft.withPlatform(draft.platform().withCertificates(certificates.get()));
        }
        ClusterDraft asked = draft;
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec(), () -> ClusterDrafts.check(asked).problems().toString());
    }

    private Event.Outcome apply(String git) throws Exception {
        events.clear();
        Ports ports = new Ports(home.hosts(), home.apis(), home.artifacts(), home.network(), home.kubeconfigs(), folder.resolve("kubeconfig"));
        Plan plan = BootstrapRecipe.plan(spec(git), PracticeReleases.ANY, ports, PracticeReleases.outside(home, folder));
        return new Engine(home.clock(), Limits.usual()).start(plan, Event.Mode.APPLY, new MemoryJournal(), entry -> events.add(entry.event()), line -> { }).await();
    }

    private List<String> acts() {
        return events.stream().filter(Event.StepActing.class::isInstance).map(event -> ((Event.StepActing) event).step().value()).toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList().toString();
    }
}
