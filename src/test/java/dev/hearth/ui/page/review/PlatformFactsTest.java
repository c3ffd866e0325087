// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.cluster.ClusterDraft.Git;
import dev.hearth.domain.cluster.ClusterDraft.Platform;
import dev.hearth.domain.cluster.ClusterDraft.Recovery;
import dev.hearth.domain.cluster.ClusterDraft.Rfc2136;
import dev.hearth.domain.cluster.ClusterDraft.Route53;
import dev.hearth.domain.cluster.ClusterDraft.Service;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.text.Texts;
import dev.hearth.ui.kit.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformFactsTest {
    private final Texts texts = Texts.in(Locale.ENGLISH);

    private String fact(Platform platform, String key) {
        return fact(platform, key, Optional.empty());
    }

    private String fact(Platform platform, String key, Optional<String> kept) {
        ClusterSpec spec = Optional.ofNullable(ClusterDrafts.check(Samples.draft().withPlatform(platform)).spec()).orElseThrow();
        return new PlatformFacts(texts).of(spec, kept).stream().filter(row -> row.key().equals(key)).map(PlatformFacts.Row::text).findFirst().orElse("-");
    }

    @Test
    void theControlPlaneAloneHasNone() {
        ClusterSpec spec = Optional.ofNullable(ClusterDrafts.check(Samples.draft().withPlatform(Platform.empty().withScope("control-plane"))).spec()).orElseThrow();
        assertEquals(List.of(), new PlatformFacts(texts).of(spec, Optional.empty()));
    }

    @Test
    void theIssuerIsNamedAndWhoProvesTheDomain() {
        assertEquals(texts.get("review.certificate.own"), fact(Platform.empty(), "certificate"));
        Certificates route53 = new Certificates("home.example.com", "ann@example.com", "route53", new Route53("AKIAIOSFODNN7EXAMPLE", "", ""), Rfc2136.empty());
        assertEquals(texts.get("review.certificate.acme", Map.of("server", texts.get("review.lets-encrypt"), "provider", texts.get("input.certificates.provider.route53"))),
                fact(Platform.empty().withCertificates(route53), "certificate"));
        assertEquals(texts.get("review.domain", Map.of("domain", "home.example.com", "address", Samples.draft().network().traefik())),
                fact(Platform.empty().withCertificates(route53), "domain"));
    }

    @Test
    void whatIsAskedOfTheAuthorityIsSaidAndWhatStandsIsKept() {
        Certificates route53 = new Certificates("home.example.com", "", "route53", new Route53("AKIAIOSFODNN7EXAMPLE", "", ""), Rfc2136.empty());
        assertEquals(texts.get("budget.own"), fact(Platform.empty(), "budget"));
        assertEquals(texts.get("budget.lets-encrypt", Map.of("names", "home.example.com, *.home.example.com", "same", "5", "registered", "50", "failures", "5")),
                fact(Platform.empty().withCertificates(route53), "budget"));
        assertEquals(texts.get("budget.kept", Map.of("server", texts.get("review.lets-encrypt"), "evidence", "until 2027-01-01")),
                fact(Platform.empty().withCertificates(route53), "budget", Optional.of("until 2027-01-01")));
    }

    @Test
    void theRepositoryAndItsBranchAreNamed() {
        assertEquals(texts.get("review.git.none"), fact(Platform.empty(), "git"));
        assertEquals(texts.get("review.git.server", Map.of("url", "git@github.com:ann/home.git", "branch", "hearth/home")),
                fact(Platform.empty().withGit(new Git("ssh", "git@github.com:ann/home.git", "hearth/home", "", "")), "git"));
        assertEquals(texts.get("review.git.folder", Map.of("path", "~/cluster")), fact(Platform.empty().withGit(new Git("folder", "~/cluster", "", "", "")), "git"));
    }

    @Test
    void aKitWithoutAPlaceForItsCopySaysSo() {
        String file = "/mnt/stick/home.kit.age";
        assertEquals(texts.get("review.kit.nowhere", Map.of("file", file)), fact(Platform.empty().withRecovery(new Recovery(file, "", "")), "kit"));
        assertEquals(texts.get("review.kit", Map.of("file", file, "kept", "desk")), fact(Platform.empty().withRecovery(new Recovery(file, "desk", "")), "kit"));
    }

    @Test
    void highAvailabilityAndServicesOutsideAreNamed() {
        assertEquals(texts.get("review.argo.one"), fact(Platform.empty(), "argo"));
        assertEquals(texts.get("review.argo.ha"), fact(Platform.empty().withHighAvailability("yes"), "argo"));
        assertEquals("-", fact(Platform.empty(), "services"));
        assertEquals("nas.home.arpa", fact(Platform.empty().withServices(List.of(new Service("nas", "192.168.1.5", "5001", "https"))), "services"));
    }
}
