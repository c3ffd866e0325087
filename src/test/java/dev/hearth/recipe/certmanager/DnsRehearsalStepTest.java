// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.diagnosis.DnsRehearsal;
import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.KnownSums;
import dev.hearth.port.KnownSums;
import dev.hearth.practice.Fault;
import dev.hearth.practice.PracticeClock;
import dev.hearth.practice.PracticeHomelab;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.PlatformKeys;
import dev.hearth.recipe.shared.Safe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On practice's DNS, through the real rehearsal. */
class DnsRehearsalStepTest {
    private static final Secret TOKEN = Secret.of("canary-token-of-this-test");
    private static final Releases RELEASES = new Releases(new Releases.K3s("v1.36.3+k3s1", new Download("k3s install script", "https://get.k3s.io", null, null), Map.of(), Map.of()),
            new Releases.KubeVip("v1.2.3", "ghcr.io/kube-vip/kube-vip:v1.2.3"), Map.of());

    @TempDir
    Path folder;

    private PracticeHomelab home;
    private final Context context = new Context();
    private final List<DnsRehearsals.Rehearsal> rehearsals = new ArrayList<>();

    @BeforeEach
    void open() {
        home = new PracticeHomelab(new PracticeClock(200), folder.resolve("practice"), RELEASES);
        home.secrets().put(SecretRef.dnsCredential(), TOKEN);
    }

    @Test
    void itActsOnceAndIsSatisfiedFromThenOn() throws Exception {
        DnsRehearsalStep step = step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT);
        Probe.Needed needed = assertInstanceOf(Probe.Needed.class, step.probe(context));
        assertEquals("TXT _hearth-rehearsal.home.example.com", needed.changes().getFirst().subject());
        step.act(context);
        Probe.Satisfied satisfied = assertInstanceOf(Probe.Satisfied.class, step.probe(context));
        assertTrue(satisfied.evidence().startsWith("seen at ns1.provider.example after "), satisfied::evidence);
        assertEquals(Optional.of(false), satisfied.outputs().find(PlatformKeys.SPLIT_HORIZON));
        assertInstanceOf(Probe.Satisfied.class, step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT).probe(context));
        assertEquals("letsencrypt.org", rehearsals.getFirst().authority());
        assertTrue(context.lines.stream().anyMatch(line -> line.contains("ns2.provider.example after ")), context.lines::toString);
    }

    @Test
    void anotherCredentialOrProviderIsRehearsedAgain() throws Exception {
        step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT).act(context);
        assertInstanceOf(Probe.Needed.class, step(new DnsProvider.DigitalOcean(), AcmeServers.LETS_ENCRYPT).probe(context));
        home.secrets().put(SecretRef.dnsCredential(), Secret.of("another"));
        assertInstanceOf(Probe.Needed.class, step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT).probe(context));
    }

    @Test
    void whoOnlyLooksNeedsNoCredential() throws Exception {
        DnsRehearsalStep step = step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT);
        home.secrets().forget(SecretRef.dnsCredential());
        assertEquals(ProblemCode.DNS_CREDENTIAL_MISSING, assertInstanceOf(Probe.Impossible.class, step.probe(context)).problem().code());
        home.secrets().put(SecretRef.dnsCredential(), TOKEN);
        step.act(context);
        home.secrets().forget(SecretRef.dnsCredential());
        assertInstanceOf(Probe.Satisfied.class, step.probe(context));
    }

    @Test
    void aViewOfTheRoutersOwnIsHandedOnEvenByTheNextRun() throws Exception {
        home.set(Fault.SPLIT_HORIZON, true);
        DnsRehearsalStep step = step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT);
        step.act(context);
        home.set(Fault.SPLIT_HORIZON, false);
        assertEquals(Optional.of(true), assertInstanceOf(Probe.Satisfied.class, step.probe(context)).outputs().find(PlatformKeys.SPLIT_HORIZON));
    }

    @Test
    void aKeyThatMayOnlyReadFailsAndNothingIsNoted() throws Exception {
        home.set(Fault.DNS_KEY_READ_ONLY, true);
        DnsRehearsalStep step = step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT);
        assertEquals(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, assertThrows(ProblemException.class, () -> step.act(context)).problem().code());
        assertInstanceOf(Probe.Needed.class, step.probe(context));
        home.set(Fault.DNS_KEY_READ_ONLY, false);
        step.act(context);
        assertInstanceOf(Probe.Satisfied.class, step.probe(context));
    }

    @Test
    void cancelledInTheMiddleItLeavesNoRecordAndNoNote() throws Exception {
        home = new PracticeHomelab(new PracticeClock(1), folder.resolve("slow"), RELEASES);
        home.secrets().put(SecretRef.dnsCredential(), TOKEN);
        Plan plan = Plan.of(List.of(step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT)), true);
        CountDownLatch written = new CountDownLatch(1);
        RunHandle run = new Engine(home.clock(), Limits.usual()).start(plan, Event.Mode.APPLY, new MemoryJournal(), entry -> {
            if (entry.event() instanceof Event.StepProgress) {
                written.countDown();
            }
        }, line -> {});
        assertTrue(written.await(20, TimeUnit.SECONDS));
        run.cancel(Event.Cancel.NOW);
        assertEquals(Event.Outcome.CANCELLED, run.await());
        try (DnsApi api = home.dns().open(new DnsProvider.Cloudflare(), TOKEN)) {
            assertEquals(List.of(), api.texts(api.zoneOf("home.example.com"), "_hearth-rehearsal.home.example.com"));
        }
        assertFalse(Files.exists(folder.resolve("dns-rehearsal.properties")));
    }

    @Test
    void theSecretIsNotInTheNote() throws Exception {
        step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT).act(context);
        String note = Files.readString(folder.resolve("dns-rehearsal.properties"));
        assertFalse(note.contains("canary"), note);
    }

    @Test
    void aBrokenNoteCostsOneMoreRehearsal() throws Exception {
        DnsRehearsalStep step = step(new DnsProvider.Cloudflare(), AcmeServers.LETS_ENCRYPT);
        step.act(context);
        Files.writeString(folder.resolve("dns-rehearsal.properties"), "account=\\u00");
        assertInstanceOf(Probe.Needed.class, step.probe(context));
    }

    @Test
    void anAuthorityWhoseNameInCaaRecordsIsNotKnownIsNotJudged() throws Exception {
        step(new DnsProvider.Cloudflare(), new AcmeServers("https://ca.home/staging", "https://ca.home/acme", null)).act(context);
        assertEquals(null, rehearsals.getFirst().authority());
    }

    private DnsRehearsalStep step(DnsProvider provider, AcmeServers servers) {
        DnsRehearsal real = new DnsRehearsal(home.dns(), home.nameServers(), home.clock()::now, home.clock()::sleep);
        DnsRehearsals heard = (rehearsal, watcher) -> {
            rehearsals.add(rehearsal);
            return real.rehearse(rehearsal, watcher);
        };
        Outside outside = new Outside(heard, home.git(), new Safe(home.kits(), home.secrets(), folder, KnownSums.inMemory()));
        return new DnsRehearsalStep("home.example.com", new CertificateSource.Acme(null, provider, servers), outside);
    }

    private static final class Context implements StepContext {
        private final List<String> lines = new ArrayList<>();

        @Override
        public <T> Optional<T> find(OutputKey<T> key) {
            return Optional.empty();
        }

        @Override
        public void rely(StepId earlier) {}

        @Override
        public void pause(java.time.Duration time) {
            throw new UnsupportedOperationException("no step here waits in the middle");
        }

        @Override
        public boolean acted() {
            return false;
        }

        @Override
        public void progress(double fraction, String note) {
            lines.add(note);
        }

        @Override
        public void log(String line) {
            lines.add(line);
        }
    }
}
