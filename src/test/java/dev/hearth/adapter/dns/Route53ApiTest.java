// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the form of the Route 53 API reference; refusals in AWS's words as users of cert-manager and lego report them. */
class Route53ApiTest {
    private static final String BY_NAME = "GET /2013-04-01/hostedzonesbyname";
    private static final String RECORDS = "GET /2013-04-01/hostedzone/Z111/rrset?name=_x.home.example.com.&type=TXT&maxitems=1";
    private static final String CHANGE = "POST /2013-04-01/hostedzone/Z111/rrset/";
    private static final String NAME = "_x.home.example.com";
    private static final DnsZone ZONE = new DnsZone("Z111", "home.example.com");
    private final List<Duration> pauses = new ArrayList<>();
    private RecordedAnswers aws;
    private DnsApi api;

    @BeforeEach
    void start() throws Exception {
        aws = new RecordedAnswers();
        aws.on("GET /2013-04-01/change/C2682N5HXP0BZ4", 200, xml("GetChangeResponse", CHANGE_INFO));
        api = open(null);
    }

    @AfterEach
    void stop() {
        api.close();
        aws.close();
    }

    @Test
    void privateZonesDoNotCountAndPagesAreTurned() throws Exception {
        aws.on(BY_NAME, 200, xml("ListHostedZonesByNameResponse", zones("/hostedzone/Z000", "example.com.", false) + "<IsTruncated>true</IsTruncated>"
                + "<NextDNSName>home.example.com.</NextDNSName><NextHostedZoneId>ZPRIVATE</NextHostedZoneId><MaxItems>1</MaxItems>"));
        aws.on(BY_NAME + "?dnsname=home.example.com.&hostedzoneid=ZPRIVATE", 200, xml("ListHostedZonesByNameResponse",
                "<HostedZones>" + zone("/hostedzone/ZPRIVATE", "home.example.com.", true) + zone("/hostedzone/Z111", "home.example.com.", false)
                        + zone("/hostedzone/ZSECRET", "example.org.", true) + "</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>"));
        assertEquals(ZONE, api.zoneOf(NAME));
        assertEquals(new DnsZone("Z000", "example.com"), api.zoneOf("nothome.example.com"));
        assertEquals("example.com, home.example.com", refused(ProblemCode.DNS_ZONE_MISSING, () -> api.zoneOf("example.org")).args().get("zones"));
    }

    @Test
    void aZoneByItsIdIsNamedByItsFirstRecords() throws Exception {
        aws.on("GET /2013-04-01/hostedzone/Z111/rrset?maxitems=1", 200, xml("ListResourceRecordSetsResponse",
                "<ResourceRecordSets><ResourceRecordSet><Name>home.example.com.</Name><Type>NS</Type><TTL>172800</TTL><ResourceRecords>"
                        + "<ResourceRecord><Value>ns-2048.awsdns-64.com.</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></ResourceRecordSets>"
                        + "<IsTruncated>false</IsTruncated><MaxItems>1</MaxItems>"));
        try (DnsApi given = open("/hostedzone/Z111")) {
            assertEquals(ZONE, given.zoneOf(NAME));
            refused(ProblemCode.DNS_ZONE_MISSING, () -> given.zoneOf("example.com"));
        }
    }

    @Test
    void aTextJoinsTheSetThatIsThere() throws Exception {
        aws.on(RECORDS, 200, set("_x.home.example.com.", 300, "\"one\"")).on(CHANGE, 200, xml("ChangeResourceRecordSetsResponse", CHANGE_INFO));
        api.addText(ZONE, NAME, "two");
        String asked = aws.asked.get(1);
        assertTrue(asked.contains("<Action>UPSERT</Action>") && asked.contains("<TTL>300</TTL>"), asked);
        assertTrue(asked.contains("<Value>&quot;one&quot;</Value>") && asked.contains("<Value>&quot;two&quot;</Value>"), asked);
        assertEquals("GET /2013-04-01/change/C2682N5HXP0BZ4", aws.asked.getLast());
    }

    @Test
    void whatIsThereIsNotWrittenTwice() throws Exception {
        aws.on(RECORDS, 200, set("_x.home.example.com.", 60, "\"one\""));
        api.addText(ZONE, NAME, "one");
        assertEquals(List.of(RECORDS), aws.asked);
        assertEquals(List.of("one"), api.texts(ZONE, NAME));
    }

    @Test
    void theNextNamesSetIsNotTheNamesOwn() throws Exception {
        aws.on(RECORDS, 200, set("_y.home.example.com.", 60, "\"other\""));
        assertEquals(List.of(), api.texts(ZONE, NAME));
        api.removeText(ZONE, NAME, "other");
        assertEquals(List.of(RECORDS, RECORDS), aws.asked);
    }

    @Test
    void theLastTextTakesTheSetWithItExactlyAsItStands() throws Exception {
        aws.on(RECORDS, 200, set("_x.home.example.com.", 300, "\"one\"")).on(CHANGE, 200, xml("ChangeResourceRecordSetsResponse", CHANGE_INFO));
        api.removeText(ZONE, NAME, "one");
        assertTrue(aws.asked.get(1).contains("<Action>DELETE</Action>") && aws.asked.get(1).contains("<TTL>300</TTL>"), aws.asked::toString);
    }

    @Test
    void aTextIsTheSameHoweverItIsEscaped() throws Exception {
        aws.on(RECORDS, 200, set("_x.home.example.com.", 60, "\"o\\156e\""));
        api.addText(ZONE, NAME, "one");
        assertEquals(List.of(RECORDS), aws.asked);
    }

    @Test
    void anotherTextStays() throws Exception {
        aws.on(RECORDS, 200, set("_x.home.example.com.", 60, "\"one\"", "\"two\"")).on(CHANGE, 200, xml("ChangeResourceRecordSetsResponse", CHANGE_INFO));
        api.removeText(ZONE, NAME, "one");
        assertTrue(aws.asked.get(1).contains("<Action>UPSERT</Action>") && !aws.asked.get(1).contains("&quot;one&quot;"), aws.asked::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | InvalidClientTokenId        | The security token included in the request is invalid.                                                                                                | DNS_CREDENTIAL_UNKNOWN
            403 | SignatureDoesNotMatch       | The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.                  | DNS_SECRET_WRONG
            403 | SignatureDoesNotMatch       | Signature expired: 20261122T150000Z is now earlier than 20261122T151000Z (20261122T151500Z - 5 min.)                                                   | DNS_CLOCK
            403 | SignatureDoesNotMatch       | Signature not yet current: 20261122T170000Z is still later than 20261122T152000Z (20261122T151500Z + 5 min.)                                           | DNS_CLOCK
            403 | RequestExpired              | Request has expired.                                                                                                                                   | DNS_CLOCK
            403 | AccessDenied                | User: arn:aws:iam::1:user/x is not authorized to perform: route53:ListHostedZonesByName because no identity-based policy allows the action             | DNS_CREDENTIAL_FORBIDDEN
            404 | NoSuchHostedZone            | No hosted zone found with ID: Z0                                                                                                                       | DNS_ZONE_MISSING
            400 | InvalidChangeBatch          | [RRSet of type TXT with DNS name _x.home.example.com. is not permitted because a conflicting RRSet of type CNAME exists]                               | DNS_REJECTED
            500 | InternalFailure             | We encountered an internal error. Please try again.                                                                                                    | DNS_UNREACHABLE
            """)
    void refusalsAreNamed(int status, String code, String message, ProblemCode expected) {
        aws.on(BY_NAME, status, error(code, message));
        Problem problem = refused(expected, () -> api.zoneOf(NAME));
        assertEquals(expected == ProblemCode.DNS_UNREACHABLE ? Retry.SOON : Retry.AFTER_FIX, problem.retry());
    }

    @Test
    void refusalsSayWhichKeyWhichActionAndWhichTime() {
        AwsRefusals refusals = new AwsRefusals("AKIAIOSFODNN7EXAMPLE", "route53.amazonaws.com");
        assertEquals("AKIAIOSFODNN7EXAMPLE", refusals.problem(403, "InvalidClientTokenId", "", NAME).args().get("credential"));
        assertEquals("route53:ChangeResourceRecordSets (arn:aws:route53:::hostedzone/Z111)", refusals.problem(403, "AccessDenied",
                "User: arn:aws:iam::1:user/x is not authorized to perform: route53:ChangeResourceRecordSets on resource: arn:aws:route53:::hostedzone/Z111"
                        + " because no identity-based policy allows the route53:ChangeResourceRecordSets action", NAME).args().get("permission"));
        Problem clock = refusals.problem(403, "SignatureDoesNotMatch",
                "Signature expired: 20261122T150000Z is now earlier than 20261122T151000Z (20261122T151500Z - 5 min.)", NAME);
        assertEquals("2026-11-22T15:00:00Z", clock.args().get("found"));
        assertEquals("2026-11-22T15:15:00Z", clock.args().get("required"));
    }

    @Test
    void throttlingIsWaitedOutAndInTheEndNamed() throws Exception {
        String slow = error("Throttling", "Rate exceeded");
        aws.on(BY_NAME, 400, slow).on(BY_NAME, 400, slow).on(BY_NAME, 200, xml("ListHostedZonesByNameResponse",
                zones("/hostedzone/Z111", "home.example.com.", false) + "<IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>"));
        assertEquals(ZONE, api.zoneOf(NAME));
        assertEquals(2, pauses.size());
        aws.on(RECORDS, 400, slow);
        assertEquals(Retry.SOON, refused(ProblemCode.DNS_THROTTLED, () -> new DnsZone("", api.texts(ZONE, NAME).toString())).retry());
        assertEquals(6, pauses.size());
    }

    private DnsApi open(String zoneId) throws ProblemException {
        return new ProviderApis(new Endpoints(aws.uri(), aws.uri(), aws.uri()), new Turns(pauses::add))
                .open(new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", zoneId, "us-east-1"), Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    }

    private interface Call {
        DnsZone run() throws ProblemException, InterruptedException;
    }

    private static Problem refused(ProblemCode code, Call call) {
        Problem problem = assertThrows(ProblemException.class, call::run).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }

    private static final String CHANGE_INFO =
            "<ChangeInfo><Id>/change/C2682N5HXP0BZ4</Id><Status>PENDING</Status><SubmittedAt>2026-11-22T15:00:00.000Z</SubmittedAt></ChangeInfo>";

    private static String zones(String id, String name, boolean hidden) {
        return "<HostedZones>" + zone(id, name, hidden) + "</HostedZones>";
    }

    private static String zone(String id, String name, boolean hidden) {
        return "<HostedZone><Id>" + id + "</Id><Name>" + name + "</Name><CallerReference>mine</CallerReference><Config><Comment>c</Comment><PrivateZone>" + hidden
                + "</PrivateZone></Config><ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>";
    }

    private static String set(String name, int ttl, String... values) {
        StringBuilder records = new StringBuilder();
        for (String value : values) {
            records.append("<ResourceRecord><Value>").append(value).append("</Value></ResourceRecord>");
        }
        return xml("ListResourceRecordSetsResponse", "<ResourceRecordSets><ResourceRecordSet><Name>" + name + "</Name><Type>TXT</Type><TTL>" + ttl
                + "</TTL><ResourceRecords>" + records + "</ResourceRecords></ResourceRecordSet></ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>1</MaxItems>");
    }

    private static String error(String code, String message) {
        return xml("ErrorResponse", "<Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message + "</Message></Error>"
                + "<RequestId>b25f48e8-84fd-11e6-80d9-574e0c4664cb</RequestId>");
    }

    private static String xml(String root, String inside) {
        return "<?xml version=\"1.0\"?>\n<" + root + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">" + inside + "</" + root + ">";
    }
}
