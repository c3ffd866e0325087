// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsRehearsals.Rehearsal;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.DnsRehearsals.Sight;
import dev.hearth.port.NameServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against a provider and name servers of this test's own, by a clock that only moves when somebody waits. */
class DnsRehearsalTest {
    private static final String NAME = "_hearth-rehearsal.home.example.com";
    private final Account account = new Account();
    private final Servers servers = new Servers();
    private Instant now = Instant.EPOCH;
    private final List<String> looks = new ArrayList<>();
    private Waiting waiting = time -> now = now.plus(time);

    private interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    @Test
    void everyServerIsWaitedForAndTheRecordIsGoneAfterwards() throws Exception {
        account.texts.add("somebody else's");
        Rehearsed rehearsed = rehearse();
        assertEquals("seen at ns1.example.com after 2.0 s, ns2.example.com after 5.0 s", rehearsed.evidence());
        assertEquals(0, rehearsed.leftovers());
        assertNull(rehearsed.split());
        assertEquals(List.of("somebody else's"), account.texts);
        assertEquals("[ns1.example.com -, ns2.example.com -] [ns1.example.com after 2.0 s, ns2.example.com after 5.0 s]", looks.getFirst() + " " + looks.getLast());
        assertEquals(6, looks.size());
        assertTrue(account.closed);
    }

    @Test
    void theValueIsNewEachTime() throws Exception {
        rehearse();
        rehearse();
        assertEquals(2, account.added.size());
        assertNotEquals(account.added.get(0), account.added.get(1));
    }

    @Test
    void whatACrashLeftIsRemovedFirst() throws Exception {
        account.texts.addAll(List.of("hearth-rehearsal=0123", "hearth-rehearsal=4567", "hearth-rehearsals are fun"));
        assertEquals(2, rehearse().leftovers());
        assertEquals(List.of("hearth-rehearsals are fun"), account.texts);
    }

    @Test
    void interruptedWhileItWaitsItRemovesItsRecord() {
        waiting = time -> {
            throw new InterruptedException("cancelled");
        };
        assertThrows(InterruptedException.class, this::rehearse);
        assertEquals(1, account.added.size());
        assertEquals(List.of(), account.texts);
        assertTrue(account.closed);
    }

    @Test
    void aServerThatNeverShowsItIsNamedAndTheRecordIsRemoved() {
        servers.delays = Map.of("ns1.example.com", Duration.ofSeconds(2));
        Problem problem = refused(ProblemCode.DNS_NOT_SEEN);
        assertEquals(Map.of("name", NAME, "servers", "ns2.example.com", "seen", "ns1.example.com", "seconds", "30"), problem.args());
        assertEquals(List.of(), account.texts);
    }

    @Test
    void aServerThatDoesNotAnswerIsNoReasonToStopLooking() {
        servers.failure = Problem.blocking(ProblemCode.DNS_UNREACHABLE, Map.of("server", "ns2.example.com")).detail("no answer");
        assertEquals("ns2.example.com: dns-unreachable no answer", refused(ProblemCode.DNS_NOT_SEEN).detail());
    }

    @Test
    void aCredentialThatMayAddButNotRemoveDoesNotPass() {
        account.mayRemove = false;
        refused(ProblemCode.DNS_CREDENTIAL_FORBIDDEN);
    }

    @Test
    void theFirstFailureIsToldNotThatOfTidyingUp() {
        account.mayAdd = false;
        account.mayRemove = false;
        ProblemException thrown = assertThrows(ProblemException.class, this::rehearse);
        assertEquals("add", thrown.problem().args().get("permission"));
        assertEquals("remove", ((ProblemException) thrown.getSuppressed()[0]).problem().args().get("permission"));
    }

    @Test
    void aDomainOfItsOwnIsLookedForAtItsOwnServers() throws Exception {
        servers.delegated = List.of("home.example.com");
        rehearse();
        assertEquals(List.of("home.example.com"), servers.walked);
    }

    @Test
    void aDomainInAParentZoneIsFine() throws Exception {
        rehearse();
        assertEquals(List.of("home.example.com", "example.com"), servers.walked);
    }

    @Test
    void aZoneThatTheInternetDoesNotFindIsNamedBeforeAnythingIsWritten() {
        servers.delegated = List.of();
        assertEquals("example.com", refused(ProblemCode.DNS_NOT_DELEGATED).args().get("zone"));
        assertEquals(List.of(), account.added);
    }

    @Test
    void anAuthorityThatMayNotIssueIsNamedBeforeAnythingIsWritten() {
        servers.authorities = List.of("issue \"pki.example\"");
        assertEquals("letsencrypt.org", refused(ProblemCode.DNS_CAA_FORBIDS).args().get("authority"));
        assertEquals(List.of(), account.added);
    }

    @Test
    void aResolverWithAViewOfItsOwnIsAWarning() throws Exception {
        servers.resolved = Optional.of(List.of());
        Problem split = rehearse().split();
        assertEquals(ProblemCode.DNS_SPLIT_HORIZON, split.code());
        assertEquals("-", split.args().get("found"));
        servers.resolved = Optional.of(List.of("of the router"));
        assertEquals("of the router", rehearse().split().args().get("found"));
    }

    @Test
    void aResolverThatStillHasAnEarlierRehearsalSeesTheInternet() throws Exception {
        servers.resolved = Optional.of(List.of("hearth-rehearsal=of a minute ago"));
        assertNull(rehearse().split());
    }

    private Rehearsed rehearse() throws ProblemException, InterruptedException {
        return new DnsRehearsal((provider, secret) -> account, servers, () -> now, time -> waiting.pass(time)).rehearse(
                new Rehearsal(new DnsProvider.Cloudflare(), Secret.of("token"), "home.example.com", "letsencrypt.org", Duration.ofSeconds(30), Duration.ofSeconds(1)),
                (sights, after) -> looks.add(sights.stream().map(Sight::toString).toList().toString()));
    }

    private Problem refused(ProblemCode code) {
        Problem problem = assertThrows(ProblemException.class, this::rehearse).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }

    private final class Account implements DnsApi {
        private final List<String> texts = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
        private Instant since = Instant.MAX;
        private boolean mayAdd = true;
        private boolean mayRemove = true;
        private boolean closed;

        @Override
        public DnsZone zoneOf(String name) {
            return new DnsZone("Z1", "example.com");
        }

        @Override
        public List<String> texts(DnsZone zone, String name) {
            assertEquals(NAME, name);
            return List.copyOf(texts);
        }

        @Override
        public void addText(DnsZone zone, String name, String value) throws ProblemException {
            allowed(mayAdd, "add");
            texts.add(value);
            added.add(value);
            since = now;
        }

        @Override
        public void removeText(DnsZone zone, String name, String value) throws ProblemException {
            allowed(mayRemove, "remove");
            texts.remove(value);
        }

        private void allowed(boolean may, String what) throws ProblemException {
            if (!may) {
                throw Problem.blocking(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, Map.of("permission", what)).asException();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Servers implements NameServers {
        private final List<String> walked = new ArrayList<>();
        private List<String> delegated = List.of("example.com");
        private Map<String, Duration> delays = Map.of("ns1.example.com", Duration.ofSeconds(2), "ns2.example.com", Duration.ofSeconds(5));
        private Optional<List<String>> resolved = Optional.empty();
        private List<String> authorities = List.of();
        private Problem failure;

        @Override
        public List<NameServer> authoritative(String zone) throws ProblemException {
            walked.add(zone);
            if (!delegated.contains(zone)) {
                throw Problem.blocking(ProblemCode.DNS_NOT_DELEGATED, Map.of("zone", zone, "found", "com")).asException();
            }
            return List.of(new NameServer("ns1.example.com", Ipv4.of("203.0.113.1")), new NameServer("ns2.example.com", Ipv4.of("203.0.113.2")));
        }

        @Override
        public List<String> texts(NameServer server, String name) throws ProblemException {
            if (failure != null && server.name().startsWith("ns2")) {
                throw failure.asException();
            }
            Duration delay = delays.get(server.name());
            return delay == null || account.since.plus(delay).isAfter(now) ? List.of() : List.copyOf(account.texts);
        }

        @Override
        public Optional<Ipv4> resolve(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> resolvedTexts(String name) {
            return resolved.orElse(List.copyOf(account.texts));
        }

        @Override
        public List<String> authorities(String name) {
            return authorities;
        }
    }
}
