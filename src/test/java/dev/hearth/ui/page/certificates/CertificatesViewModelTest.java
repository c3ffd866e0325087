// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.DnsApi.DnsZone;
import dev.hearth.port.DnsRehearsals.Rehearsal;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.DnsRehearsals.Sight;
import dev.hearth.port.NameServers.NameServer;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.page.certificates.RehearsalViewModel.Phase;
import dev.hearth.ui.wizard.PageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificatesViewModelTest {
    private static final NameServer FIRST = new NameServer("ns1.example.com", Ipv4.of("192.0.2.1"));
    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final List<Runnable> background = new ArrayList<>();
    private final PageContext context = new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, background::add, () -> Samples.NOW);
    private final CertificatesViewModel page = new CertificatesViewModel(context);
    private final List<Rehearsal> rehearsed = new ArrayList<>();

    @BeforeEach
    void open() {
        draft.set(Samples.draft());
        bench.rehearsals = (rehearsal, watcher) -> {
            rehearsed.add(rehearsal);
            watcher.looked(List.of(new Sight(FIRST, null)), Duration.ofSeconds(1));
            return new Rehearsed(new DnsZone("Z1", "example.com"), List.of(new Sight(FIRST, Duration.ofMillis(3200))), 0, null);
        };
    }

    private void type(String path, String text) {
        page.field(path).textProperty().set(text);
    }

    private void route53() {
        type("certificates.provider", "route53");
        type("certificates.domain", "home.example.com");
        type("certificates.route53.access-key-id", "AKIAIOSFODNN7EXAMPLE");
        type("certificates.credential", "canary-secret");
    }

    private void work() {
        List<Runnable> due = List.copyOf(background);
        background.clear();
        due.forEach(Runnable::run);
    }

    private List<String> problems() {
        return page.problems().getValue().stream().map(problem -> problem.field().path() + " " + problem.code()).toList();
    }

    @Test
    void withoutADomainThereIsNothingToEnter() {
        assertEquals(List.of(), problems());
        assertEquals("home.arpa", page.summary().getValue());
        assertTrue(page.rehearsal().wanted().isEmpty());
    }

    @Test
    void whatIsMissingForAProviderIsNamedAtItsFields() {
        type("certificates.provider", "route53");
        assertEquals(List.of("certificates.route53.access-key-id FIELD_EMPTY", "certificates.domain FIELD_EMPTY", "certificates.credential DNS_CREDENTIAL_MISSING"), problems());
        assertTrue(page.field("certificates.credential").problemProperty().get().isEmpty(), "nobody was there yet");
        page.showProblems();
        assertEquals(Optional.of(ProblemCode.DNS_CREDENTIAL_MISSING), page.field("certificates.credential").problemProperty().get().map(Problem::code));
        route53();
        assertEquals(List.of(), problems());
        assertTrue(page.field("certificates.credential").problemProperty().get().isEmpty());
    }

    @Test
    void noProviderGetsTheSecretOfAnother() {
        route53();
        assertEquals(Optional.of(Secret.of("canary-secret")), bench.find(SecretRef.dnsCredential()));
        type("certificates.provider", "cloudflare");
        assertEquals(Optional.empty(), bench.find(SecretRef.dnsCredential()));
        assertEquals("", page.field("certificates.credential").textProperty().get());
        type("certificates.credential", " canary-token\n");
        assertEquals(Optional.of(Secret.of("canary-token")), bench.find(SecretRef.dnsCredential()));
        type("certificates.provider", "route53");
        assertEquals("canary-secret", page.field("certificates.credential").textProperty().get());
        assertEquals(Optional.of(Secret.of("canary-secret")), bench.find(SecretRef.dnsCredential()));
        assertEquals("AKIAIOSFODNN7EXAMPLE", page.field("certificates.route53.access-key-id").textProperty().get());
        assertFalse(draft.get().toString().contains("canary"));
        page.forget();
        assertEquals(Map.of(), bench.secrets);
    }

    @Test
    void aRehearsalShowsWhatEachServerShowsAndWhatCameOfIt() {
        route53();
        page.rehearseOrStop();
        assertEquals(Phase.RUNNING, page.rehearsal().stateProperty().get().phase());
        List<List<Sight>> sights = new ArrayList<>();
        page.rehearsal().stateProperty().addListener((all, was, is) -> sights.add(is.sights()));
        work();
        Rehearsal asked = rehearsed.getFirst();
        assertEquals("home.example.com", asked.domain());
        assertEquals("letsencrypt.org", asked.authority());
        assertEquals(new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1"), asked.provider());
        assertFalse(sights.getFirst().getFirst().seen());
        assertTrue(sights.getLast().getFirst().seen());
        assertEquals(Phase.SEEN, page.rehearsal().stateProperty().get().phase());
        assertEquals(Optional.of(Samples.NOW), page.rehearsal().stateProperty().get().at());
        assertTrue(page.rehearsal().current());
        type("certificates.credential", "another");
        assertFalse(page.rehearsal().current());
    }

    @Test
    void nothingIsHeardOfARehearsalThatWasStopped() {
        route53();
        page.rehearseOrStop();
        page.rehearseOrStop();
        work();
        assertEquals(Phase.NOT_RUN, page.rehearsal().stateProperty().get().phase());
        assertEquals(List.of(), rehearsed);
    }

    @ParameterizedTest
    @CsvSource({
        "route53, DNS_CREDENTIAL_UNKNOWN, certificates.route53.access-key-id",
        "cloudflare, DNS_CREDENTIAL_UNKNOWN, certificates.credential",
        "route53, DNS_SECRET_WRONG, certificates.credential",
        "route53, DNS_CREDENTIAL_FORBIDDEN, certificates.credential",
        "cloudflare, DNS_ZONE_MISSING, certificates.domain",
        "digitalocean, DNS_CAA_FORBIDS, certificates.domain",
        "route53, DNS_NOT_SEEN, certificates.domain",
        "rfc2136, DNS_TSIG_KEY_UNKNOWN, certificates.rfc2136.key-name",
        "rfc2136, DNS_UNREACHABLE, certificates.rfc2136.server",
        "route53, DNS_UNREACHABLE, rehearsal",
        "route53, DNS_CLOCK, rehearsal",
    })
    void whatARehearsalFoundIsToldAtTheFieldThatMendsIt(String provider, ProblemCode code, String field) {
        route53();
        type("certificates.provider", provider);
        type("certificates.credential", "c2VjcmV0");
        type("certificates.rfc2136.server", "ns1.example.com");
        type("certificates.rfc2136.key-name", "hearth");
        bench.rehearsals = (rehearsal, watcher) -> {
            throw Problem.blocking(code, Map.of()).asException();
        };
        page.rehearseOrStop();
        work();
        assertEquals(Phase.FAILED, page.rehearsal().stateProperty().get().phase());
        assertEquals(List.of(field + " " + code), problems());
        assertTrue(draft.toldProperty().get().stream().anyMatch(problem -> problem.field().path().equals(field)));
        type("certificates.domain", "lab.example.com");
        assertEquals(List.of(), problems(), "it is about what stood there before");
    }

    @Test
    void whatAnotherTryMayMendKeepsNobodyHere() {
        route53();
        bench.rehearsals = (rehearsal, watcher) -> {
            throw Problem.blocking(ProblemCode.DNS_THROTTLED, Map.of()).retry(Retry.SOON).asException();
        };
        page.rehearseOrStop();
        work();
        assertFalse(page.problems().getValue().getFirst().blocks());
    }

    @Test
    void theControlPlaneAloneNeedsNoneOfThisAndKeepsIt() {
        type("certificates.provider", "route53");
        type("certificates.domain", "home.example.com");
        type("scope", "control-plane");
        assertEquals(List.of(), problems());
        assertFalse(page.platform());
        type("scope", "platform");
        assertEquals("home.example.com", page.field("certificates.domain").textProperty().get());
        assertFalse(problems().isEmpty());
    }

    @Test
    void servicesComeAndGoWithTheirOwnProblems() {
        page.services().add();
        page.services().add();
        page.services().row(0).name().textProperty().set("nas");
        page.services().row(0).address().textProperty().set("192.168.1.5");
        page.services().row(0).port().textProperty().set("5000");
        page.services().row(1).name().textProperty().set("nas");
        page.services().row(1).address().textProperty().set("192.168.1.200");
        page.services().row(1).port().textProperty().set("443");
        assertEquals(List.of("services[1].name SERVICE_NAME_TAKEN", "services[1].address SERVICE_ADDRESS_OURS"), problems());
        page.services().remove(0);
        assertEquals(List.of("services[0].address SERVICE_ADDRESS_OURS"), problems());
        assertEquals("192.168.1.200", page.services().row(0).address().textProperty().get());
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, names = "PRIVATE_CA", mode = EnumSource.Mode.EXCLUDE)
    void everyProviderSaysWhereAndWithWhichRightsACredentialIsMade(Provider provider) {
        type("certificates.provider", provider.id());
        assertTrue(provider.page().startsWith("https://"));
        assertFalse(provider.permission(page.certificates()).isBlank());
    }

    @Test
    void thePolicyIsForOneZoneOnceItIsKnown() {
        assertTrue(Provider.ROUTE53.permission(page.certificates()).contains("route53:ListHostedZonesByName"));
        type("certificates.route53.zone", "Z0123456789ABC");
        String policy = Provider.ROUTE53.permission(page.certificates());
        assertTrue(policy.contains("\"arn:aws:route53:::hostedzone/Z0123456789ABC\""));
        assertFalse(policy.contains("ListHostedZonesByName"));
        assertFalse(policy.contains("hostedzone/*"));
        type("certificates.route53.zone", "Z1\", \"*");
        assertFalse(Provider.ROUTE53.permission(page.certificates()).contains("Z1"), "what is no zone is not pasted into JSON");
    }
}
