// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource.Acme;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of cert-manager v1.21, Let's Encrypt and the DNS providers (component facts, section 11; cert-manager's sources and issues). */
class RefusalsTest {
    private static final DnsProvider ROUTE53 = new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1");

    private static Refusals by(DnsProvider provider) {
        return new Refusals("home.example.com", new Acme("ann@example.com", provider, AcmeServers.LETS_ENCRYPT), AcmeServers.LETS_ENCRYPT.production());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ACME_RATE_LIMITED               | Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited: too many certificates (5) already issued for this exact set of identifiers in the last 168h0m0s, retry after 2026-11-23 10:11:12 UTC: see https://letsencrypt.org/docs/rate-limits/
            ACME_EMAIL                      | Failed to register ACME account: 400 urn:ietf:params:acme:error:invalidContact: Error validating contact(s) :: contact email has forbidden domain "example.com"
            DNS_CAA_FORBIDS                 | Error accepting authorization: acme: authorization error for home.example.com: 403 urn:ietf:params:acme:error:caa: CAA record for home.example.com prevents issuance
            ACME_UNREACHABLE                | Failed to register ACME account: 503 urn:ietf:params:acme:error:serverInternal: The service is down for maintenance
            ACME_UNREACHABLE                | Failed to register ACME account: Get "https://acme-v02.api.letsencrypt.org/directory": dial tcp: lookup acme-v02.api.letsencrypt.org on 10.43.0.10:53: no such host
            ACME_TLS                        | Failed to register ACME account: Get "https://acme.home/directory": tls: failed to verify certificate: x509: certificate signed by unknown authority
            CERTIFICATE_CREDENTIAL_ABSENT   | error getting route53 secret access key: secrets "dns-credential" not found
            CERTIFICATE_CREDENTIAL_ABSENT   | error getting route53 secret access key: key 'secret-access-key' not found in secret
            DNS_CREDENTIAL_UNKNOWN          | api error InvalidClientTokenId: The security token included in the request is invalid.
            DNS_SECRET_WRONG                | api error SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.
            CERTIFICATE_CLOCK               | api error SignatureDoesNotMatch: Signature expired: 20261122T101112Z is now earlier than 20261122T111112Z
            DNS_CREDENTIAL_FORBIDDEN        | api error AccessDenied: User: arn:aws:iam::1:user/x is not authorized to perform: route53:ListHostedZonesByName because no identity-based policy allows it
            DNS_THROTTLED                   | api error Throttling: Rate exceeded
            DNS_ZONE_MISSING                | failed to determine Route 53 hosted zone ID: zone home.example.com. not found in Route 53 for domain _acme-challenge.home.example.com.
            """)
    void aRefusalHasAName(ProblemCode code, String words) {
        Problem problem = by(ROUTE53).of(words).orElseThrow();
        assertEquals(code, problem.code());
        assertEquals(words, problem.detail());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DNS_CREDENTIAL_UNKNOWN   | while querying the Cloudflare API for GET "/zones?name=home.example.com" \t Error: 9109: Invalid access token
            DNS_CREDENTIAL_UNKNOWN   | while querying the Cloudflare API for GET "/zones" \t Error: 6003: Invalid request headers<- 6111: Invalid format for Authorization header
            DNS_CREDENTIAL_FORBIDDEN | while querying the Cloudflare API for POST "/zones/1/dns_records" \t Error: 10000: Authentication error
            DNS_ZONE_MISSING         | Found no Zones for domain _acme-challenge.home.example.com. (neither in the sub-domain nor in the SLD)
            """)
    void cloudflaresWordsToo(ProblemCode code, String words) {
        assertEquals(code, by(new DnsProvider.Cloudflare()).of(words).orElseThrow().code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DNS_TSIG_REFUSED     | DNS update failed. Server replied: REFUSED
            DNS_TSIG_KEY_UNKNOWN | DNS update failed. Server replied: NOTAUTH
            DNS_TSIG_SECRET_WRONG| DNS update failed: dns: bad signature
            """)
    void nameServersWordsToo(ProblemCode code, String words) {
        DnsProvider provider = new DnsProvider.Rfc2136("ns1.example.com", 53, "hearth.", TsigAlgorithm.HMAC_SHA256);
        assertEquals(code, by(provider).of(words).orElseThrow().code());
    }

    @Test
    void aLimitSaysWhenItEnds() {
        String words = "429 urn:ietf:params:acme:error:rateLimited: too many, retry after 2026-11-23 10:11:12 UTC: see";
        Problem problem = by(ROUTE53).of(words).orElseThrow();
        assertEquals("2026-11-23 10:11:12 UTC", problem.args().get("until"));
        assertEquals(Retry.AFTER_FIX, problem.retry());
    }

    @Test
    void whatPassesByItselfIsTriedAgain() {
        assertEquals(Retry.SOON, by(ROUTE53).of("503 urn:ietf:params:acme:error:serverInternal").orElseThrow().retry());
        assertEquals(Retry.SOON, by(ROUTE53).of("api error Throttling: Rate exceeded").orElseThrow().retry());
        assertEquals(Optional.empty(), by(ROUTE53).of("Waiting for DNS-01 challenge propagation: DNS record for \"home.example.com\" not yet propagated"));
    }

    @Test
    void whatEndedHasAtLeastAPlace() {
        Problem problem = by(ROUTE53).ended("Certificate traefik/wildcard", "Failed to finalize Order: 400 urn:ietf:params:acme:error:badCSR: no");
        assertEquals(ProblemCode.ACME_REFUSED, problem.code());
        assertEquals("Certificate traefik/wildcard", problem.args().get("object"));
    }

    @Test
    void everySentenceHasItsValues() {
        Texts texts = Texts.in(Locale.ENGLISH);
        for (String words : List.of("rateLimited", "invalidContact", "caa", "serverInternal")) {
            ProblemText text = ProblemText.of(by(ROUTE53).of("urn:ietf:params:acme:error:" + words).orElseThrow(), texts);
            assertFalse((text.title() + text.found() + text.required() + text.why() + text.fix()).contains("{"), text.toString());
            assertTrue(text.found().length() > 10);
        }
    }
}
