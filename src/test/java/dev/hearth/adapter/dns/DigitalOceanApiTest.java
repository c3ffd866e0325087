// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as DigitalOcean's API v2 gives them (its documentation, and the fixtures of libcloud and octoDNS); no lab plays it. */
class DigitalOceanApiTest {
    private static final String DOMAINS = "GET /domains?per_page=200&page=";
    private static final String RECORDS = "GET /domains/example.com/records?type=TXT&per_page=200&name=_x.home.example.com";
    private static final String NAME = "_x.home.example.com";
    private static final DnsZone ZONE = new DnsZone("example.com", "example.com");
    private final List<Duration> pauses = new ArrayList<>();
    private RecordedAnswers ocean;
    private DnsApi api;

    @BeforeEach
    void start() throws Exception {
        ocean = new RecordedAnswers();
        api = new ProviderApis(new Endpoints(null, ocean.uri(), ocean.uri()), new Turns(pauses::add)).open(new DnsProvider.DigitalOcean(), Secret.of("dop_v1_0123"));
    }

    @AfterEach
    void stop() {
        api.close();
        ocean.close();
    }

    @Test
    void domainsComeInPages() throws Exception {
        ocean.on(DOMAINS + 1, 200, """
                {"domains":[{"name":"unit.tests","ttl":1800,"zone_file":"..."},{"name":"sub.unit.tests","ttl":1800,"zone_file":"..."}],
                "links":{"pages":{"last":"https://api.digitalocean.com/v2/domains?page=2","next":"https://api.digitalocean.com/v2/domains?page=2"}},"meta":{"total":3}}""")
                .on(DOMAINS + 2, 200, """
                {"domains":[{"name":"example.com","ttl":1800,"zone_file":"..."}],"links":{"pages":{"first":"https://api.digitalocean.com/v2/domains?page=1"}},"meta":{"total":3}}""");
        assertEquals(ZONE, api.zoneOf(NAME));
        Problem missing = refused(ProblemCode.DNS_ZONE_MISSING, () -> api.zoneOf("example.org"));
        assertEquals("example.com, sub.unit.tests, unit.tests", missing.args().get("zones"));
        assertEquals("Bearer dop_v1_0123", ocean.authorizations.getFirst());
    }

    @Test
    void textsAreThoseOfTheNameAlone() throws Exception {
        ocean.on(RECORDS, 200, records());
        assertEquals(List.of("one", "two"), api.texts(ZONE, NAME));
    }

    @Test
    void aTextIsWrittenByItsNameInTheDomain() throws Exception {
        ocean.on(RECORDS, 200, "{\"domain_records\":[],\"links\":{},\"meta\":{\"total\":0}}").on("POST /domains/example.com/records", 201,
                "{\"domain_record\":{\"id\":1234565,\"type\":\"TXT\",\"name\":\"_x.home\",\"data\":\"one\",\"priority\":null,\"port\":null,\"ttl\":60,\"weight\":null}}");
        api.addText(ZONE, NAME, "one");
        String asked = ocean.asked.getLast();
        for (String part : List.of("\"name\":\"_x.home\"", "\"data\":\"one\"", "\"ttl\":60", "\"type\":\"TXT\"")) {
            assertTrue(asked.contains(part), asked);
        }
    }

    @Test
    void whatIsThereIsNotWrittenTwice() throws Exception {
        ocean.on(RECORDS, 200, records());
        api.addText(ZONE, NAME, "one");
        assertEquals(List.of(RECORDS), ocean.asked);
    }

    @Test
    void onlyTheTextIsRemoved() throws Exception {
        ocean.on(RECORDS, 200, records()).on("DELETE /domains/example.com/records/28448430", 204, "");
        api.removeText(ZONE, NAME, "two");
        assertEquals(List.of(RECORDS, "DELETE /domains/example.com/records/28448430"), ocean.asked);
    }

    @Test
    void refusalsAreNamed() {
        ocean.on(DOMAINS + 1, 401, "{\"id\":\"Unauthorized\",\"message\":\"Unable to authenticate you\"}");
        refused(ProblemCode.DNS_CREDENTIAL_UNKNOWN, () -> api.zoneOf(NAME));
        ocean.on(RECORDS, 200, records()).on("POST /domains/example.com/records", 403, "{\"id\":\"Forbidden\",\"message\":\"You are not authorized to perform this operation\"}");
        Problem problem = refused(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, () -> add("three"));
        assertEquals("domain:create", problem.args().get("permission"));
        assertEquals("https://cloud.digitalocean.com/account/api/tokens", problem.args().get("page"));
        ocean.on("DELETE /domains/example.com/records/28448429", 403, "{\"id\":\"Forbidden\",\"message\":\"You are not authorized to perform this operation\"}");
        assertEquals("domain:delete", refused(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, () -> {
            api.removeText(ZONE, NAME, "one");
            return ZONE;
        }).args().get("permission"));
    }

    @Test
    void anUnacceptableRecordIsRejectedInTheirWords() {
        ocean.on(RECORDS, 200, records()).on("POST /domains/example.com/records", 422, "{\"id\":\"unprocessable_entity\",\"message\":\"CNAME records cannot share a name with other records\"}");
        Problem problem = refused(ProblemCode.DNS_REJECTED, () -> add("three"));
        assertEquals("HTTP 422 unprocessable_entity CNAME records cannot share a name with other records", problem.detail());
    }

    @Test
    void theLimitEndsAtATime() {
        ocean.on(DOMAINS + 1, 429, "{\"id\":\"too_many_requests\",\"message\":\"API Rate limit exceeded.\"}", "ratelimit-reset", Long.toString(Instant.now().getEpochSecond() + 600));
        long seconds = Long.parseLong(refused(ProblemCode.DNS_THROTTLED, () -> api.zoneOf(NAME)).args().get("seconds"));
        assertTrue(seconds > 500 && seconds <= 600, () -> seconds + " s");
    }

    private DnsZone add(String value) throws ProblemException, InterruptedException {
        api.addText(ZONE, NAME, value);
        return ZONE;
    }

    private interface Call {
        DnsZone run() throws ProblemException, InterruptedException;
    }

    private static Problem refused(ProblemCode code, Call call) {
        Problem problem = assertThrows(ProblemException.class, call::run).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }

    private static String records() {
        return """
                {"domain_records":[
                {"id":28448429,"type":"TXT","name":"_x.home","data":"one","priority":null,"port":null,"ttl":60,"weight":null,"flags":null,"tag":null},
                {"id":28448430,"type":"TXT","name":"_x.home","data":"two","priority":null,"port":null,"ttl":60,"weight":null,"flags":null,"tag":null},
                {"id":28448431,"type":"TXT","name":"@","data":"v=spf1 -all","priority":null,"port":null,"ttl":1800,"weight":null,"flags":null,"tag":null}],
                "links":{},"meta":{"total":3}}""";
    }
}
