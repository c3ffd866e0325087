// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.diagnosis.DnsRehearsal;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import dev.hearth.port.DnsApis;
import dev.hearth.port.DnsRehearsals.Rehearsal;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.NameServers;
import dev.hearth.port.NameServers.NameServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DnsApis} and {@link NameServers} do together, real or played. There are the zones example.com and home.example.com. */
public abstract class DnsContract {
    private static final String ZONE = "home.example.com";
    private static final String NAME = "_contract." + ZONE;

    protected abstract DnsApis apis();

    protected abstract NameServers nameServers();

    protected abstract Clock clock();

    protected abstract DnsProvider provider();

    protected abstract Secret credential();

    /** A credential that the provider does not know, and what it says then. */
    protected abstract Secret wrong();

    protected abstract ProblemCode wrongCode();

    @Test
    protected void theLongestZoneHoldsAName() throws Exception {
        try (DnsApi api = apis().open(provider(), credential())) {
            assertEquals(ZONE, api.zoneOf(ZONE).name());
            assertEquals(ZONE, api.zoneOf("a.b." + ZONE).name());
            assertEquals("example.com", api.zoneOf("nothome.example.com").name());
            ProblemException missing = assertThrows(ProblemException.class, () -> api.zoneOf("example.org"));
            assertEquals(ProblemCode.DNS_ZONE_MISSING, missing.problem().code());
            assertEquals("example.org", missing.problem().args().get("domain"));
        }
    }

    @Test
    protected void textsAreAddedBesideOthersAndRemovedAlone() throws Exception {
        try (DnsApi api = apis().open(provider(), credential())) {
            DnsZone zone = api.zoneOf(NAME);
            assertEquals(List.of(), api.texts(zone, NAME));
            api.addText(zone, NAME, "one");
            api.addText(zone, NAME, "two words");
            api.addText(zone, NAME, "one");
            assertEquals(List.of("one", "two words"), api.texts(zone, NAME).stream().sorted().toList());
            api.removeText(zone, NAME, "one");
            api.removeText(zone, NAME, "three");
            assertEquals(List.of("two words"), api.texts(zone, NAME));
            api.removeText(zone, NAME, "two words");
            assertEquals(List.of(), api.texts(zone, NAME));
        }
    }

    @Test
    protected void whatIsAddedReachesEveryServerAndLeavesAgain() throws Exception {
        List<NameServer> servers = nameServers().authoritative(ZONE);
        assertFalse(servers.isEmpty());
        try (DnsApi api = apis().open(provider(), credential())) {
            DnsZone zone = api.zoneOf(NAME);
            api.addText(zone, NAME, "seen");
            for (NameServer server : servers) {
                until(server, List.of("seen"));
            }
            assertEquals(List.of("seen"), nameServers().resolvedTexts(NAME));
            api.removeText(zone, NAME, "seen");
            for (NameServer server : servers) {
                until(server, List.of());
            }
        }
    }

    @Test
    protected void aNameThatNobodyIsAskedForIsNotDelegated() {
        ProblemException problem = assertThrows(ProblemException.class, () -> nameServers().authoritative("nowhere." + ZONE));
        assertEquals(ProblemCode.DNS_NOT_DELEGATED, problem.problem().code());
        assertEquals(ZONE, problem.problem().args().get("found"));
    }

    @Test
    protected void aWrongCredentialIsNamedAndNothingIsTriedAgain() throws Exception {
        try (DnsApi api = apis().open(provider(), wrong())) {
            ProblemException problem = assertThrows(ProblemException.class, () -> api.zoneOf(ZONE));
            assertEquals(wrongCode(), problem.problem().code());
            assertEquals(Retry.AFTER_FIX, problem.problem().retry());
        }
    }

    @Test
    protected void aRehearsalShowsTheRecordEverywhereAndLeavesNothing() throws Exception {
        Rehearsal rehearsal = new Rehearsal(provider(), credential(), "lab." + ZONE, "letsencrypt.org", Duration.ofMinutes(1), Duration.ofMillis(200));
        Rehearsed rehearsed = new DnsRehearsal(apis(), nameServers(), clock()::now, clock()::sleep).rehearse(rehearsal, (sights, after) -> {});
        assertEquals(ZONE, rehearsed.zone().name());
        assertEquals(nameServers().authoritative(ZONE), rehearsed.sights().stream().map(sight -> sight.server()).toList());
        assertTrue(rehearsed.evidence().startsWith("seen at ns1."));
        assertNull(rehearsed.split());
        try (DnsApi api = apis().open(provider(), credential())) {
            assertEquals(List.of(), api.texts(rehearsed.zone(), rehearsal.name()));
        }
    }

    private void until(NameServer server, List<String> texts) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!nameServers().texts(server, NAME).equals(texts)) {
            assertTrue(System.nanoTime() < end, () -> server + " never had " + texts);
            clock().sleep(Duration.ofMillis(100));
        }
    }
}
