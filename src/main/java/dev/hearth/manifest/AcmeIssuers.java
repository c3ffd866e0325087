// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.platform.CertificateSource.Acme;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Who proves by DNS-01 that the domain is ours, once for trying and once for good (guide G40, G41). */
public final class AcmeIssuers {
    public static final ObjectRef STAGING = CertManager.clusterIssuer("letsencrypt-staging");
    public static final ObjectRef PRODUCTION = CertManager.clusterIssuer("letsencrypt-production");
    /** A ClusterIssuer finds its Secrets in cert-manager's own namespace alone (component facts 4.1). */
    public static final ObjectRef CREDENTIAL = new ObjectRef("v1", "Secret", CertManager.NAMESPACE, "dns-credential");

    /** All that Hearth makes for this way and only for it, what needs something before what it needs. */
    public static final List<ObjectRef> OBJECTS = List.of(CertManager.STAGING, STAGING, PRODUCTION,
            SealedSecret.strict(CREDENTIAL.namespace(), CREDENTIAL.name(), Map.of()).ref());

    private AcmeIssuers() {}

    public static Manifest staging(Acme acme) {
        return issuer(STAGING, acme, acme.servers().staging());
    }

    public static Manifest production(Acme acme) {
        return issuer(PRODUCTION, acme, acme.servers().production());
    }

    /** Where the secret half of the credential stands in {@link #CREDENTIAL}. */
    public static String credentialKey(DnsProvider provider) {
        return switch (provider) {
            case DnsProvider.Route53 route53 -> "secret-access-key";
            case DnsProvider.Cloudflare cloudflare -> "api-token";
            case DnsProvider.DigitalOcean digitalOcean -> "access-token";
            case DnsProvider.Rfc2136 rfc2136 -> "tsig-secret-key";
        };
    }

    /** Which way leads to a certificate: all of the provider but its secret. */
    public static String way(DnsProvider provider) {
        return provider.id() + switch (provider) {
            case DnsProvider.Route53 route53 -> " " + route53.accessKeyId();
            case DnsProvider.Rfc2136 rfc2136 -> " " + rfc2136.server() + ":" + rfc2136.port() + " " + rfc2136.keyName();
            case DnsProvider.Cloudflare cloudflare -> "";
            case DnsProvider.DigitalOcean digitalOcean -> "";
        };
    }

    private static Manifest issuer(ObjectRef ref, Acme acme, String server) {
        Map<String, Object> spec = Custom.map("server", server, "privateKeySecretRef", Custom.map("name", ref.name() + "-account"));
        String email = acme.email();
        if (email != null) {
            spec.put("email", email);
        }
        String ca = acme.servers().ca();
        if (ca != null) {
            spec.put("caBundle", Base64.getEncoder().encodeToString(ca.getBytes(StandardCharsets.US_ASCII)));
        }
        spec.put("solvers", List.of(Custom.map("dns01", solver(acme.provider()))));
        return Custom.resource(ref, Custom.map("acme", spec));
    }

    private static Map<String, Object> solver(DnsProvider provider) {
        Map<String, Object> secret = Custom.map("name", CREDENTIAL.name(), "key", credentialKey(provider));
        return switch (provider) {
            case DnsProvider.Route53 route53 -> route53(route53, secret);
            case DnsProvider.Cloudflare cloudflare -> Custom.map("cloudflare", Custom.map("apiTokenSecretRef", secret));
            case DnsProvider.DigitalOcean digitalOcean -> Custom.map("digitalocean", Custom.map("tokenSecretRef", secret));
            case DnsProvider.Rfc2136 rfc2136 -> Custom.map("rfc2136", Custom.map(
                    "nameserver", rfc2136.server() + ":" + rfc2136.port(),
                    "tsigKeyName", rfc2136.keyName(),
                    "tsigAlgorithm", rfc2136.algorithm().issuerName(),
                    "tsigSecretSecretRef", secret));
        };
    }

    private static Map<String, Object> route53(DnsProvider.Route53 route53, Map<String, Object> secret) {
        Map<String, Object> solver = Custom.map("region", route53.region(), "accessKeyID", route53.accessKeyId(), "secretAccessKeySecretRef", secret);
        String zone = route53.zoneId();
        if (zone != null) {
            solver.put("hostedZoneID", zone);
        }
        return Custom.map("route53", solver);
    }
}
