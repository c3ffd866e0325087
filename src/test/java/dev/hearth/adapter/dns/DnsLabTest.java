// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.diagnosis.DnsRehearsal;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsRehearsals.Rehearsal;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.NameServers.NameServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Update;

/**
 * A played internet: BIND behind interfaces that check signatures and tokens. Told where by the system property {@code lab.world}, a
 * folder with accounts.json, tsig.json and truststore.p12; some tests switch its faults on and off. DigitalOcean is not in it.
 */
@Tag("desk")
class DnsLabTest {
    private static final Path WORLD = Path.of(System.getProperty("lab.world", "/var/tmp/hearth-lab/world"));
    private static final String DOMAIN = "rehearsal-test.home.example.com";

    private final JsonNode accounts = read("accounts.json");
    private final JsonNode tsig = read("tsig.json");
    private final ProviderApis apis = new ProviderApis();
    private final DesktopNameServers servers = new DesktopNameServers();

    /** Before anything in this JVM speaks TLS; no other test at the desk does. */
    @BeforeAll
    static void trustTheWorld() {
        if (System.getProperty("javax.net.ssl.trustStore") == null) {
            System.setProperty("javax.net.ssl.trustStore", WORLD.resolve("truststore.p12").toString());
            System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        }
    }

    private record Account(DnsProvider provider, Secret secret) {}

    @Test
    void everyProviderShowsTheRecordAtTheAuthoritativeServerAndForgetsIt() throws Exception {
        for (Account account : List.of(route53("good"), route53("least"), cloudflare("good"), rfc2136("key"))) {
            // each by itself: all write into the same servers, some seconds late
            String domain = account.provider().id() + "." + DOMAIN;
            Rehearsed rehearsed = rehearse(account, domain);
            assertEquals("home.example.com", rehearsed.zone().name());
            assertEquals(List.of("ns1.lab.example"), rehearsed.sights().stream().map(sight -> sight.server().name()).toList());
            assertNull(rehearsed.split());
            try (DnsApi api = apis.open(account.provider(), account.secret())) {
                assertEquals(List.of(), api.texts(rehearsed.zone(), "_hearth-rehearsal." + domain));
            }
            System.out.println(account.provider().id() + " " + rehearsed.evidence());
        }
    }

    @Test
    void aZoneByItsIdNeedsNoListOfZones() throws Exception {
        JsonNode user = user("least");
        for (String id : List.of("Z0HEARTHHOME00000001", "/hostedzone/Z0HEARTHHOME00000001")) {
            DnsProvider provider = new DnsProvider.Route53(user.path("access_key_id").asText(), id, "eu-central-1");
            assertEquals("Z0HEARTHHOME00000001", rehearse(new Account(provider, Secret.of(user.path("secret_access_key").asText())), DOMAIN).zone().id());
        }
    }

    @Test
    void whatACrashLeftBehindIsSweptNextTime() throws Exception {
        for (Account account : List.of(route53("good"), cloudflare("good"), rfc2136("key"))) {
            // each by itself: all write into the same servers, some seconds late
            String domain = account.provider().id() + "." + DOMAIN;
            String name = "_hearth-rehearsal." + domain;
            try (DnsApi api = apis.open(account.provider(), account.secret())) {
                DnsApi.DnsZone zone = api.zoneOf(domain);
                api.addText(zone, name, "hearth-rehearsal=crashed");
                api.addText(zone, name, "somebody else's text");
                assertEquals(1, rehearse(account, domain).leftovers());
                assertEquals(List.of("somebody else's text"), api.texts(zone, name));
                api.removeText(zone, name, "somebody else's text");
                api.removeText(zone, name, "never there");
                assertEquals(List.of(), api.texts(zone, name));
            }
        }
    }

    @Test
    void route53SaysWhatIsWrongWithAKey() {
        Account good = route53("good");
        assertEquals("route53:ChangeResourceRecordSets (arn:aws:route53:::hostedzone/Z0HEARTHHOME00000001)",
                refused(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, route53("read-only"), DOMAIN).args().get("permission"));
        assertEquals("route53:ListHostedZonesByName",
                refused(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, route53("no-permission"), DOMAIN).args().get("permission"));
        refused(ProblemCode.DNS_SECRET_WRONG, new Account(good.provider(), Secret.of("8xR0x3k32FgY2pPbfsjRx1HXBUqNjf39/uRIppEk")), DOMAIN);
        JsonNode unknown = accounts.path("route53").path("unknown");
        Problem problem = refused(ProblemCode.DNS_CREDENTIAL_UNKNOWN, new Account(
                new DnsProvider.Route53(unknown.path("access_key_id").asText(), null, "us-east-1"), Secret.of(unknown.path("secret_access_key").asText())), DOMAIN);
        assertEquals(unknown.path("access_key_id").asText(), problem.args().get("credential"));
        assertEquals("example.com, home.example.com, lab.example", refused(ProblemCode.DNS_ZONE_MISSING, good, "home.example.org").args().get("zones"));
    }

    @Test
    void cloudflareSaysWhatIsWrongWithAToken() {
        assertEquals("DNS:Edit", refused(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, cloudflare("read-only"), DOMAIN).args().get("permission"));
        assertEquals("lab.example", refused(ProblemCode.DNS_ZONE_MISSING, cloudflare("other-zone"), DOMAIN).args().get("zones"));
        Secret unknown = Secret.of(accounts.path("cloudflare").path("unknown").path("token").asText());
        refused(ProblemCode.DNS_CREDENTIAL_UNKNOWN, new Account(new DnsProvider.Cloudflare(), unknown), DOMAIN);
        refused(ProblemCode.DNS_CREDENTIAL_SHAPE, new Account(new DnsProvider.Cloudflare(), Secret.of("short")), DOMAIN);
    }

    @Test
    void aPrimarySaysWhatIsWrongWithAKey() {
        Account good = rfc2136("key");
        refused(ProblemCode.DNS_TSIG_REFUSED, rfc2136("stranger"), DOMAIN);
        refused(ProblemCode.DNS_TSIG_SECRET_WRONG, new Account(good.provider(), Secret.of("AAAAQ/seunfeLI6W/v/5O94SQnZ3JWQb36o3pujlQZc=")), DOMAIN);
        refused(ProblemCode.DNS_TSIG_KEY_UNKNOWN, new Account(new DnsProvider.Rfc2136("192.168.5.1", 53, "nobody.", TsigAlgorithm.HMAC_SHA256), good.secret()), DOMAIN);
        refused(ProblemCode.DNS_TSIG_KEY_UNKNOWN, new Account(new DnsProvider.Rfc2136("192.168.5.1", 53, "hearth.", TsigAlgorithm.HMAC_SHA512), good.secret()), DOMAIN);
        refused(ProblemCode.DNS_ZONE_MISSING, good, "home.example.invalid");
        refused(ProblemCode.DNS_UNREACHABLE, new Account(new DnsProvider.Rfc2136("192.168.5.1", 5354, "hearth.", TsigAlgorithm.HMAC_SHA256), good.secret()), DOMAIN);
    }

    @Test
    void namesAreFoundFromTheRootDown() throws Exception {
        NameServer only = servers.authoritative("home.example.com").getFirst();
        assertEquals("ns1.lab.example 192.168.5.1", only.name() + " " + only.address());
        assertEquals(List.of(), servers.texts(only, "_nothing.home.example.com"));
        ProblemException missing = assertThrows(ProblemException.class, () -> servers.authoritative("nowhere.home.example.com"));
        assertEquals(ProblemCode.DNS_NOT_DELEGATED, missing.problem().code());
        assertEquals("home.example.com", missing.problem().args().get("found"));
        assertEquals("192.168.5.1", servers.resolve("git.lab.example").orElseThrow().toString());
        assertTrue(servers.resolve("nowhere.lab.example").isEmpty());
    }

    @Test
    void aCaaRecordThatNamesAnotherAuthorityForbids() throws Exception {
        assertEquals(List.of(), servers.authorities(DOMAIN));
        Name parent = Name.fromString("home.example.com.");
        update(update -> update.add(new CAARecord(parent, DClass.IN, 30, 0, "issue", "pki.example; policy=ev")));
        try {
            assertEquals(List.of("issue \"pki.example; policy=ev\""), servers.authorities("*." + DOMAIN));
            assertEquals("issue \"pki.example; policy=ev\"", refused(ProblemCode.DNS_CAA_FORBIDS, rfc2136("key"), DOMAIN).args().get("found"));
        } finally {
            update(update -> update.delete(parent, org.xbill.DNS.Type.CAA));
        }
    }

    @Test
    void aSlowProviderIsWaitedFor() throws Exception {
        with("dns-slow", () -> {
            for (Account account : List.of(route53("good"), cloudflare("good"))) {
                Rehearsed rehearsed = rehearse(account, "slow-" + account.provider().id() + "." + DOMAIN);
                Duration after = rehearsed.sights().getFirst().after();
                assertTrue(after != null && after.toSeconds() >= 10, rehearsed::evidence);
                System.out.println(account.provider().id() + " slow " + rehearsed.evidence());
            }
        });
    }

    @Test
    void cancelledWhileItWaitsItLeavesNothing() throws Exception {
        with("dns-slow", () -> {
            for (Account account : List.of(route53("good"), cloudflare("good"))) {
                String domain = "cancelled-" + account.provider().id() + "." + DOMAIN;
                DnsRehearsal rehearsal = new DnsRehearsal(apis, servers, InstantSource.system(), Thread::sleep);
                assertThrows(InterruptedException.class, () -> rehearsal.rehearse(
                        new Rehearsal(account.provider(), account.secret(), domain, null, Duration.ofSeconds(40), Duration.ofMillis(200)),
                        (sights, after) -> Thread.currentThread().interrupt()));
                try (DnsApi api = apis.open(account.provider(), account.secret())) {
                    assertEquals(List.of(), api.texts(api.zoneOf(domain), "_hearth-rehearsal." + domain));
                }
            }
        });
    }

    @Test
    void everySecondCallThrottledIsNoReasonToFail() throws Exception {
        with("dns-throttle", () -> {
            for (Account account : List.of(route53("good"), cloudflare("good"))) {
                System.out.println(account.provider().id() + " throttled " + rehearse(account, "throttled-" + account.provider().id() + "." + DOMAIN).evidence());
            }
        });
    }

    private interface Part {
        void run() throws Exception;
    }

    /** The world's faults are files, looked at on every call. */
    private static void with(String fault, Part part) throws Exception {
        Path file = Files.createDirectories(WORLD.resolve("faults")).resolve(fault);
        Files.createFile(file);
        try {
            part.run();
        } finally {
            Files.delete(file);
        }
    }

    private Rehearsed rehearse(Account account, String domain) throws ProblemException, InterruptedException {
        return new DnsRehearsal(apis, servers, InstantSource.system(), Thread::sleep).rehearse(
                new Rehearsal(account.provider(), account.secret(), domain, "letsencrypt.org", Duration.ofSeconds(40), Duration.ofMillis(200)), (sights, after) -> {});
    }

    private Problem refused(ProblemCode code, Account account, String domain) {
        Problem problem = assertThrows(ProblemException.class, () -> rehearse(account, domain)).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }

    private JsonNode user(String role) {
        return role(accounts.path("route53").path("users"), role);
    }

    private Account route53(String role) {
        JsonNode user = user(role);
        return new Account(new DnsProvider.Route53(user.path("access_key_id").asText(), null, "us-east-1"), Secret.of(user.path("secret_access_key").asText()));
    }

    private Account cloudflare(String role) {
        return new Account(new DnsProvider.Cloudflare(), Secret.of(role(accounts.path("cloudflare").path("tokens"), role).path("token").asText()));
    }

    private Account rfc2136(String key) {
        TsigAlgorithm algorithm = Arrays.stream(TsigAlgorithm.values())
                .filter(each -> each.dnsName().equals(tsig.path(key).path("algorithm").asText())).findFirst().orElseThrow();
        return new Account(new DnsProvider.Rfc2136(tsig.path("server").asText(), 53, tsig.path(key).path("name").asText(), algorithm),
                Secret.of(tsig.path(key).path("secret").asText()));
    }

    private static JsonNode role(JsonNode all, String role) {
        for (JsonNode one : all) {
            if (one.path("role").asText().equals(role)) {
                return one;
            }
        }
        throw new IllegalArgumentException(role);
    }

    private interface Changes {
        void to(Update update) throws IOException;
    }

    private void update(Changes changes) throws IOException {
        Update update = new Update(Name.fromString("home.example.com."));
        changes.to(update);
        SimpleResolver resolver = new SimpleResolver(tsig.path("server").asText());
        resolver.setTSIGKey(new TSIG(TSIG.HMAC_SHA256, tsig.path("key").path("name").asText(), tsig.path("key").path("secret").asText()));
        assertEquals(0, resolver.send(update).getRcode());
    }

    private static JsonNode read(String file) {
        try {
            return JsonMapper.builder().build().readTree(WORLD.resolve(file).toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
