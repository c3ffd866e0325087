// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.cluster.ClusterDraft.Git;
import dev.hearth.domain.cluster.ClusterDraft.Platform;
import dev.hearth.domain.cluster.ClusterDraft.Rfc2136;
import dev.hearth.domain.cluster.ClusterDraft.Route53;
import dev.hearth.domain.cluster.ClusterDraft.Service;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.OutsideService;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.platform.TsigAlgorithm;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformDraftsTest {
    private static final Platform EMPTY = Platform.empty();
    private static final Certificates ROUTE53 =
            new Certificates("home.example.com", "ann@example.com", "route53", new Route53("AKIAIOSFODNN7EXAMPLE", "", ""), Rfc2136.empty());

    @Test
    void theControlPlaneMayStandAlone() {
        assertNull(Objects.requireNonNull(check(EMPTY.withScope("control-plane")).spec()).platform());
    }

    @Test
    void whatIsLeftOutOfTheControlPlaneIsNotLookedAt() {
        assertEquals(List.of(), found(EMPTY.withScope("control-plane").withCertificates(new Certificates("*", "", "route53", Route53.empty(), Rfc2136.empty()))));
    }

    @Test
    void nothingGivenIsAnOwnAuthorityAndNoRepository() {
        assertEquals(new PlatformSpec("home.arpa", new CertificateSource.PrivateCa(), new GitTarget.None(), new RecoverySpec("~/hearth-home.kit.age", null, null), List.of(), false),
                spec(EMPTY));
    }

    @Test
    void route53TakesItsDefaults() {
        CertificateSource.Acme acme = new CertificateSource.Acme(
                "ann@example.com", new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1"), AcmeServers.LETS_ENCRYPT);
        assertEquals(acme, spec(EMPTY.withCertificates(ROUTE53)).certificates());
    }

    @Test
    void aZoneMayBePastedAsAmazonShowsIt() {
        Certificates typed = new Certificates("home.example.com", "", "route53", new Route53("AKIAIOSFODNN7EXAMPLE", "/hostedzone/Z0123456789ABC", "eu-west-1"), Rfc2136.empty());
        assertEquals(new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", "Z0123456789ABC", "eu-west-1"),
                ((CertificateSource.Acme) spec(EMPTY.withCertificates(typed)).certificates()).provider());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.168.5.1            | Hearth  | ''          | 192.168.5.1     | 53   | hearth. | HMAC_SHA512
            ns1.example.com:5353   | hearth. | hmac-sha256 | ns1.example.com | 5353 | hearth. | HMAC_SHA256
            """)
    void dynamicUpdatesTakeAServerAndAKey(String server, String key, String algorithm, String host, int port, String name, TsigAlgorithm read) {
        Certificates typed = new Certificates("home.example.com", "", "rfc2136", Route53.empty(), new Rfc2136(server, key, algorithm));
        assertEquals(new DnsProvider.Rfc2136(host, port, name, read), ((CertificateSource.Acme) spec(EMPTY.withCertificates(typed)).certificates()).provider());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            git@github.com:ann/home.git           | ssh
            ssh://git@nas.home:2222/srv/home.git  | ssh
            https://github.com/ann/home.git       | https
            /home/ann/cluster                     | folder
            ''                                    | none
            """)
    void theKindOfARepositoryIsSeenByItsPlace(String place, String kind) {
        GitTarget target = spec(EMPTY.withGit(new Git("", place, "", "", ""))).git();
        assertEquals(switch (kind) {
            case "ssh" -> new GitTarget.Ssh(place, "main", null);
            case "https" -> new GitTarget.Https(place, "main", "git");
            case "folder" -> new GitTarget.Folder(place);
            default -> new GitTarget.None();
        }, target);
    }

    @Test
    void aGitHostMayHaveACaOfItsOwn() {
        String pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        Git typed = new Git("", "https://git.home:8443/home.git", "", "", "", pem);
        GitTarget.Https target = (GitTarget.Https) spec(EMPTY.withGit(typed)).git();
        assertEquals(pem.strip(), String.valueOf(target.ca()).strip());
        assertEquals("git.home", target.host());
        assertEquals(List.of("FIELD_INVALID git.ca"), found(EMPTY.withGit(new Git("", typed.place(), "", "", "", "no certificate"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *.home.example.com | ann@example.com | route53   | FIELD_INVALID certificates.domain
            example            | ann@example.com | route53   | FIELD_INVALID certificates.domain
            ''                 | ann@example.com | route53   | FIELD_EMPTY certificates.domain
            home.example.com   | ann@            | route53   | FIELD_INVALID certificates.email
            home.example.com   | ann@host        | route53   | FIELD_INVALID certificates.email
            home.example.com   | ann             | route53   | FIELD_INVALID certificates.email
            home.example.com   | ''              | godaddy   | FIELD_INVALID certificates.provider
            """)
    void whatCannotBeUsedIsToldAtItsField(String domain, String email, String provider, String problem) {
        assertEquals(List.of(problem), found(EMPTY.withCertificates(new Certificates(domain, email, provider, ROUTE53.route53(), Rfc2136.empty()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssh   | github.com/ann/home              | ''        | FIELD_INVALID git.place
            ssh   | git@github.com:                  | ''        | FIELD_INVALID git.place
            https | http://github.com/ann/home.git   | ''        | FIELD_INVALID git.place
            https | https://ann:pw@github.com/a.git  | ''        | FIELD_INVALID git.place
            https | ''                               | ''        | FIELD_EMPTY git.place
            https | https://github.com/ann/home.git  | a..b      | FIELD_INVALID git.branch
            https | https://github.com/ann/home.git  | -x        | FIELD_INVALID git.branch
            svn   | https://github.com/ann/home.git  | ''        | FIELD_INVALID git.kind
            """)
    void aRepositoryThatCannotBeUsedIsToldAtItsField(String kind, String place, String branch, String problem) {
        assertEquals(List.of(problem), found(EMPTY.withGit(new Git(kind, place, branch, "", ""))));
    }

    @Test
    void aProviderNeedsWhatIsItsOwn() {
        assertEquals(List.of("FIELD_EMPTY certificates.route53.access-key-id"),
                found(EMPTY.withCertificates(new Certificates("home.example.com", "", "route53", Route53.empty(), Rfc2136.empty()))));
        assertEquals(List.of("FIELD_EMPTY certificates.rfc2136.server", "FIELD_EMPTY certificates.rfc2136.key-name"),
                found(EMPTY.withCertificates(new Certificates("home.example.com", "", "rfc2136", Route53.empty(), Rfc2136.empty()))));
    }

    @Test
    void aServiceOutsideIsReadWithHttpByDefault() {
        assertEquals(List.of(new OutsideService("nas", Ipv4.of("192.168.5.30"), 5000, false), new OutsideService("pve", Ipv4.of("192.168.5.31"), 8006, true)),
                spec(EMPTY.withServices(List.of(new Service("nas", "192.168.5.30", "5000", ""), new Service("pve", "192.168.5.31", "8006", "https")))).services());
    }

    @Test
    void aServiceOutsideHasANameOfItsOwnAndAnAddressOutside() {
        List<Service> services = List.of(new Service("nas", "192.168.5.205", "80", ""), new Service("nas", "192.168.5.200", "80", ""), new Service("argocd", "192.168.5.30", "80", ""));
        assertEquals(List.of("SERVICE_ADDRESS_OURS services[0].address", "SERVICE_NAME_TAKEN services[1].name", "SERVICE_ADDRESS_OURS services[1].address",
                "SERVICE_NAME_TAKEN services[2].name"), found(EMPTY.withServices(services)));
    }

    @Test
    void highAvailabilityOfArgoCdNeedsThreeNodes() {
        ClusterDraft two = Drafts.good().withNodes(Drafts.good().nodes().subList(0, 2)).withPlatform(EMPTY.withHighAvailability("yes"));
        assertEquals(List.of("HIGH_AVAILABILITY_NODES argo-cd.high-availability"),
                ClusterDrafts.check(two).problems().stream().filter(problem -> problem.blocks()).map(PlatformDraftsTest::shown).toList());
        assertEquals(true, spec(EMPTY.withHighAvailability("yes")).highAvailability());
    }

    private static Checked check(Platform platform) {
        return ClusterDrafts.check(Drafts.good().withPlatform(platform));
    }

    private static PlatformSpec spec(Platform platform) {
        return Objects.requireNonNull(Objects.requireNonNull(check(platform).spec()).platform());
    }

    private static List<String> found(Platform platform) {
        return check(platform).problems().stream().map(PlatformDraftsTest::shown).toList();
    }

    private static String shown(dev.hearth.domain.problem.Problem problem) {
        return problem.code() + " " + Objects.requireNonNull(problem.field()).path();
    }
}
