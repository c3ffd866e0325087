// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.OutsideService;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what stands on the control plane. Empty texts take their defaults: a CA of the cluster's own for home.arpa, no repository
 * yet, the kit in the home folder.
 */
final class PlatformReading {
    /** Reserved for homes: no registrar sells names below it (RFC 8375). */
    private static final String HOME = "home.arpa";

    private final ClusterDraft draft;
    private final ClusterDraft.Platform typed;
    private final Findings findings;

    private PlatformReading(ClusterDraft draft, Findings findings) {
        this.draft = draft;
        this.typed = draft.platform();
        this.findings = findings;
    }

    /** @return empty when the control plane alone is wanted, or when something cannot be used */
    static Optional<PlatformSpec> read(ClusterDraft draft, NetworkReading network, Findings findings) {
        String scope = draft.platform().scope();
        Optional<String> read = findings.optional(Field.of("scope"), scope, "scope", text -> SshReading.oneOf(text, "platform", "control-plane"));
        boolean platform = scope.isBlank() || read.filter("platform"::equals).isPresent();
        return platform ? new PlatformReading(draft, findings).platform(network) : Optional.empty();
    }

    private Optional<PlatformSpec> platform(NetworkReading network) {
        Optional<CertificateSource> source = certificates();
        Optional<String> domain = domain(source.filter(CertificateSource.PrivateCa.class::isInstance).isPresent());
        Optional<GitTarget> git = new GitReading(typed.git(), findings).read();
        Optional<RecoverySpec> recovery = recovery();
        List<OutsideService> services = new ServiceReading(network, findings).read(typed.services());
        Optional<Boolean> highAvailability = highAvailability();
        return domain.flatMap(name -> source.flatMap(signer -> git.flatMap(target -> recovery.flatMap(
                kit -> highAvailability.map(ha -> new PlatformSpec(name, signer, target, kit, services, ha))))));
    }

    private Optional<String> domain(boolean privateCa) {
        Field field = Field.of("certificates.domain");
        String text = typed.certificates().domain();
        return privateCa && text.isBlank() ? Optional.of(HOME) : findings.required(field, text, "domain", Shapes::domain);
    }

    private Optional<CertificateSource> certificates() {
        ClusterDraft.Certificates certificates = typed.certificates();
        Optional<String> email = findings.optional(Field.of("certificates.email"), certificates.email(), "email", Shapes::email);
        Optional<String> kind = certificates.provider().isBlank()
                ? Optional.of("private-ca")
                : findings.optional(Field.of("certificates.provider"), certificates.provider(), "provider", text -> SshReading.oneOf(text,
                        "private-ca", DnsProvider.Route53.ID, DnsProvider.Cloudflare.ID, DnsProvider.DigitalOcean.ID, DnsProvider.Rfc2136.ID));
        Optional<AcmeServers> servers = acme(draft.advanced().acme());
        return kind.flatMap(name -> name.equals("private-ca")
                ? Optional.of(new CertificateSource.PrivateCa())
                : provider(name, certificates).flatMap(provider ->
                        servers.map(acme -> new CertificateSource.Acme(email.orElse(null), provider, acme))));
    }

    private Optional<DnsProvider> provider(String kind, ClusterDraft.Certificates certificates) {
        return switch (kind) {
            case DnsProvider.Route53.ID -> route53(certificates.route53());
            case DnsProvider.Rfc2136.ID -> rfc2136(certificates.rfc2136());
            case DnsProvider.DigitalOcean.ID -> Optional.of(new DnsProvider.DigitalOcean());
            default -> Optional.of(new DnsProvider.Cloudflare());
        };
    }

    private Optional<DnsProvider> route53(ClusterDraft.Route53 route53) {
        Field region = Field.of("certificates.route53.region");
        Optional<String> key = findings.required(Field.of("certificates.route53.access-key-id"), route53.accessKeyId(), "access-key-id", Shapes::accessKeyId);
        Optional<String> zone = findings.optional(Field.of("certificates.route53.zone"), route53.zone(), "zone-id", Shapes::zoneId);
        Optional<String> place = route53.region().isBlank() ? Optional.of("us-east-1") : findings.optional(region, route53.region(), "region", Shapes::label);
        return key.flatMap(id -> place.map(where -> new DnsProvider.Route53(id, zone.orElse(null), where)));
    }

    private Optional<DnsProvider> rfc2136(ClusterDraft.Rfc2136 rfc2136) {
        Optional<String> server = findings.required(Field.of("certificates.rfc2136.server"), rfc2136.server(), "host-port", Shapes::hostPort);
        Optional<String> key = findings.required(Field.of("certificates.rfc2136.key-name"), rfc2136.keyName(), "tsig-name", Shapes::tsigName);
        Optional<TsigAlgorithm> algorithm = rfc2136.algorithm().isBlank()
                ? Optional.of(TsigAlgorithm.HMAC_SHA512)
                : findings.optional(Field.of("certificates.rfc2136.algorithm"), rfc2136.algorithm(), "tsig-algorithm", text -> Arrays.stream(TsigAlgorithm.values())
                        .filter(known -> known.dnsName().equalsIgnoreCase(text)).findFirst());
        return server.flatMap(place -> key.flatMap(name -> algorithm.map(known -> {
            int colon = place.indexOf(':');
            return colon < 0
                    ? new DnsProvider.Rfc2136(place, 53, name, known)
                    : new DnsProvider.Rfc2136(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)), name, known);
        })));
    }

    private Optional<AcmeServers> acme(ClusterDraft.Acme acme) {
        AcmeServers usual = AcmeServers.LETS_ENCRYPT;
        Optional<String> staging = directory("advanced.acme-staging", acme.staging(), usual.staging());
        Optional<String> production = directory("advanced.acme-production", acme.production(), usual.production());
        Optional<String> ca = findings.optional(Field.of("advanced.acme-ca"), acme.ca(), "pem", Shapes::pem);
        return staging.flatMap(first -> production.map(second -> new AcmeServers(first, second, ca.orElse(null))));
    }

    private Optional<String> directory(String field, String text, String usual) {
        return text.isBlank() ? Optional.of(usual) : findings.optional(Field.of(field), text, "http-url", Shapes::httpUrl);
    }

    private Optional<RecoverySpec> recovery() {
        ClusterDraft.Recovery recovery = typed.recovery();
        Field field = Field.of("recovery.file");
        String usual = "~/hearth-" + draft.name().strip() + ".kit.age";
        Optional<String> file = findings.optional(field, recovery.file().isBlank() ? usual : recovery.file(), "path", Shapes::path);
        Optional<String> restore = findings.optional(Field.of("recovery.restore"), recovery.restore(), "path", Shapes::path);
        String kept = recovery.keptAt().strip();
        return file.map(path -> new RecoverySpec(path, kept.isEmpty() ? null : kept, restore.orElse(null)));
    }

    private Optional<Boolean> highAvailability() {
        Field field = Field.of("argo-cd.high-availability");
        Optional<Boolean> wanted = findings.yes(field, typed.highAvailability());
        if (wanted.orElse(false) && draft.nodes().size() < 3) {
            findings.add(field, Problem.blocking(ProblemCode.HIGH_AVAILABILITY_NODES, Map.of("nodes", String.valueOf(draft.nodes().size()))));
        }
        return wanted;
    }
}
