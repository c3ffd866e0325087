// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

class Rfc2136ApiTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Secret SECRET = Secret.of(Base64.getEncoder().encodeToString(KEY));
    private static final DnsZone ZONE = new DnsZone("home.example.com", "home.example.com");
    private LoopbackDns primary;

    @BeforeEach
    void start() throws Exception {
        primary = new LoopbackDns("127.0.0.1", 0);
        primary.zone("home.example.com.");
        primary.key("hearth.", TSIG.HMAC_SHA256, KEY, Duration.ZERO);
        primary.key("late.", TSIG.HMAC_SHA256, KEY, Duration.ofHours(1));
        primary.mayUpdate.add(Name.fromString("hearth."));
    }

    @AfterEach
    void stop() throws Exception {
        primary.close();
    }

    @Test
    void theZoneIsWhatThePrimaryAnswersForWithAuthority() throws Exception {
        try (DnsApi api = api("hearth.", SECRET)) {
            assertEquals(ZONE, api.zoneOf("a.home.example.com"));
            assertEquals("QUERY a.home.example.com. SOA", primary.asked.getLast());
            primary.withoutAuthority = true;
            refused(ProblemCode.DNS_ZONE_MISSING, () -> api.zoneOf("a.home.example.com"));
        }
    }

    @Test
    void theRootIsNobodysZone() throws Exception {
        primary.zone(".");
        primary.zone("org.");
        try (DnsApi api = api("hearth.", SECRET)) {
            refused(ProblemCode.DNS_ZONE_MISSING, () -> api.zoneOf("example.net"));
            refused(ProblemCode.DNS_ZONE_MISSING, () -> api.zoneOf("example.org"));
        }
    }

    @Test
    void aKeyIsRefusedForEachReasonByItsName() {
        refused(ProblemCode.DNS_TSIG_KEY_UNKNOWN, () -> api("nobody.", SECRET).zoneOf("home.example.com"));
        refused(ProblemCode.DNS_TSIG_SECRET_WRONG, () -> api("hearth.", Secret.of("AAAA" + SECRET.revealText().substring(4))).zoneOf("home.example.com"));
        primary.mayUpdate.clear();
        Problem problem = refused(ProblemCode.DNS_TSIG_REFUSED, () -> add("hearth."));
        assertEquals("hearth.", problem.args().get("key"));
        assertEquals("_x.home.example.com", problem.args().get("name"));
        assertEquals("127.0.0.1:" + primary.port(), problem.args().get("server"));
    }

    @Test
    void aClockThatIsOffIsToldWithBothTimes() {
        Problem problem = refused(ProblemCode.DNS_CLOCK, () -> api("late.", SECRET).zoneOf("home.example.com"));
        Duration apart = Duration.between(Instant.parse(problem.args().get("found")), Instant.parse(problem.args().get("required")));
        assertTrue(apart.minusHours(1).abs().compareTo(Duration.ofMinutes(1)) < 0, () -> apart.toString());
    }

    @Test
    void aSecretThatIsNotBase64IsRefusedBeforeAnythingIsSent() {
        refused(ProblemCode.DNS_TSIG_SHAPE, () -> api("hearth.", Secret.of("not base64!")).zoneOf("home.example.com"));
        refused(ProblemCode.DNS_TSIG_SHAPE, () -> api("hearth.", Secret.of("")).zoneOf("home.example.com"));
        assertEquals(List.of(), primary.asked);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        DnsProvider nowhere = new DnsProvider.Rfc2136("no-such-host.invalid", 53, "hearth.", TsigAlgorithm.HMAC_SHA256);
        Problem problem = refused(ProblemCode.DNS_UNREACHABLE, () -> new ProviderApis().open(nowhere, SECRET).zoneOf("home.example.com"));
        assertEquals(Retry.SOON, problem.retry());
        assertEquals("no-such-host.invalid", problem.args().get("server"));
    }

    @Test
    void aLostPacketIsSentAgain() throws Exception {
        int[] left = {1};
        primary.silent = question -> left[0]-- > 0;
        assertEquals(ZONE, api("hearth.", SECRET).zoneOf("home.example.com"));
        assertEquals(2, primary.asked.size());
    }

    private DnsZone add(String key) throws ProblemException, InterruptedException {
        api(key, SECRET).addText(ZONE, "_x.home.example.com", "one");
        return ZONE;
    }

    private DnsApi api(String key, Secret secret) throws ProblemException {
        return new ProviderApis().open(new DnsProvider.Rfc2136("127.0.0.1", primary.port(), key, TsigAlgorithm.HMAC_SHA256), secret);
    }

    private interface Call {
        DnsZone run() throws ProblemException, InterruptedException;
    }

    private static Problem refused(ProblemCode code, Call call) {
        Problem problem = assertThrows(ProblemException.class, call::run).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }
}
