// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource.Acme;
import dev.hearth.domain.platform.CertificateSource.PrivateCa;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our objects against the schemas that upstream ships. */
class CertManagerTest {
    private static final PlatformSpec PLATFORM = new PlatformSpec("home.example.com", new PrivateCa(), new GitTarget.None(), new RecoverySpec("kit.age", null, null), List.of(), false);
    private static final AcmeServers AT_HOME = new AcmeServers("https://acme.home/staging", "https://acme.home/production", "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n");

    static Stream<DnsProvider> providers() {
        return Stream.of(
                new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1"),
                new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", "Z0123456789ABC", "us-east-1"),
                new DnsProvider.Cloudflare(),
                new DnsProvider.DigitalOcean(),
                new DnsProvider.Rfc2136("ns1.example.com", 53, "hearth.", TsigAlgorithm.HMAC_SHA512));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void issuersForEveryProviderFitUpstreamsSchema(DnsProvider provider) throws Exception {
        for (Acme acme : List.of(new Acme(null, provider, AcmeServers.LETS_ENCRYPT), new Acme("ann@example.com", provider, AT_HOME))) {
            assertEquals(List.of(), faults(List.of(AcmeIssuers.staging(acme), AcmeIssuers.production(acme))));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theSecretHalfOfACredentialIsOnlyReferredTo(DnsProvider provider) {
        String yaml = AcmeIssuers.production(new Acme(null, provider, AcmeServers.LETS_ENCRYPT)).yaml();
        assertTrue(yaml.contains("name: \"dns-credential\"") && yaml.contains("key: \"" + AcmeIssuers.credentialKey(provider) + "\""), yaml);
    }

    @Test
    void certificatesAndThePrivateAuthorityFitUpstreamsSchema() throws Exception {
        List<Manifest> all = new ArrayList<>(PrivateAuthority.manifests("a-cluster-with-the-longest-name-that-anybody-may-give-to-one-63x"));
        all.addAll(CertManager.wildcard(PLATFORM, AcmeIssuers.PRODUCTION));
        all.addAll(CertManager.staging(PLATFORM, AcmeIssuers.STAGING, "cloudflare"));
        all.add(CertManager.trial());
        assertEquals(List.of(), faults(all));
        String name = content(all.get(1)).text("spec", "commonName").orElseThrow();
        assertTrue(name.length() <= 64 && name.startsWith("Hearth CA of a-cluster"), name);
    }

    @Test
    void aFaultInAnObjectIsSeen() throws Exception {
        Manifest wrong = Documents.manifest(Custom.map("apiVersion", CertManager.API, "kind", "Certificate", "metadata", Custom.map("name", "x"),
                "spec", Custom.map("secretName", 5, "dnsName", "x")));
        assertEquals(List.of("Certificate x: without issuerRef", "Certificate x.secretName: no \"string\"", "Certificate x: nothing called dnsName"), faults(List.of(wrong)));
    }

    @Test
    void stagingAndProductionHaveAccountsOfTheirOwnAndTheCaOfThePlan() {
        Acme acme = new Acme("ann@example.com", new DnsProvider.Cloudflare(), AT_HOME);
        LiveObject staging = content(AcmeIssuers.staging(acme));
        LiveObject production = content(AcmeIssuers.production(acme));
        assertEquals("https://acme.home/staging", staging.text("spec", "acme", "server").orElseThrow());
        assertEquals("https://acme.home/production", production.text("spec", "acme", "server").orElseThrow());
        assertEquals("letsencrypt-staging-account", staging.text("spec", "acme", "privateKeySecretRef", "name").orElseThrow());
        assertEquals("letsencrypt-production-account", production.text("spec", "acme", "privateKeySecretRef", "name").orElseThrow());
        assertEquals(AT_HOME.ca(), new String(Base64.getDecoder().decode(production.text("spec", "acme", "caBundle").orElseThrow()), StandardCharsets.US_ASCII));
    }

    @Test
    void theWildcardComesWithTheDomainItself() {
        Manifest wildcard = CertManager.wildcard(PLATFORM, AcmeIssuers.PRODUCTION).getLast();
        assertTrue(wildcard.yaml().contains("- \"*.home.example.com\"\n  - \"home.example.com\"\n"), wildcard.yaml());
        assertEquals(Traefik.CERTIFICATE_SECRET, content(wildcard).text("spec", "secretName").orElseThrow());
    }

    @Test
    void publicResolversAreAskedOnlyWhereTheHomeAnswersOtherwise() {
        assertEquals(List.of("--v=2"), arguments(false));
        assertEquals(List.of("--v=2", "--dns01-recursive-nameservers-only", "--dns01-recursive-nameservers=1.1.1.1:53,8.8.8.8:53"), arguments(true));
    }

    private static List<?> arguments(boolean split) {
        String upstream = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cert-manager-webhook, namespace: cert-manager}
                spec: {template: {spec: {containers: [{name: webhook, args: [--v=3]}]}}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cert-manager, namespace: cert-manager}
                spec: {template: {spec: {containers: [{name: controller, args: [--v=2]}]}}}
                """;
        List<Manifest> installed = CertManager.install(Documents.parse(upstream), split);
        assertTrue(installed.getFirst().yaml().contains("--v=3") && !installed.getFirst().yaml().contains("dns01"));
        Map<?, ?> container = (Map<?, ?>) ((List<?>) Documents.at(Documents.content(installed.getLast()), "spec", "template", "spec").get("containers")).getFirst();
        return (List<?>) container.get("args");
    }

    private static List<String> faults(List<Manifest> manifests) throws Exception {
        return Schemas.faults("cert-manager", manifests.stream().filter(manifest -> !manifest.ref().kind().equals("Namespace")).toList());
    }

    private static LiveObject content(Manifest manifest) {
        return new LiveObject(manifest.ref(), Documents.content(manifest));
    }
}
