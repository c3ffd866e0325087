// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.AcmeLimits;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.CertificateSource.Acme;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.AcmeIssuers;
import dev.hearth.manifest.CertManager;
import dev.hearth.manifest.PrivateAuthority;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.AdmissionStep;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.PlatformKeys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.recipe.shared.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps from no certificates to the wildcard that Traefik serves: by DNS-01 (guide G40, G41), or from a CA of the home's own. */
public final class CertManagerSteps {
    private static final String COMPONENT = "cert-manager";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private CertManagerSteps() {}

    /** @param after the last step of the component before, which the order of the guide waits for */
    public static List<Step> steps(ClusterSpec spec, PlatformSpec platform, Releases releases, StepId after, Ports ports, Outside outside) {
        List<Step> steps = new ArrayList<>();
        Upstream upstream = new Upstream(ports.artifacts(), releases.component(COMPONENT).file("manifest"));
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.VIP, "api"), Edge.hard(PlatformIds.DOWNLOAD_MANIFESTS, "manifest"), Edge.guidance(after, "order")));
        if (platform.certificates() instanceof Acme acme) {
            steps.add(new DnsRehearsalStep(platform.domain(), acme, outside));
            edges.add(Edge.hard(PlatformIds.DNS_REHEARSAL, "resolvers"));
        }
        StepInfo install = NodeStepInfo.onCluster(PlatformIds.CERT_MANAGER, COMPONENT,
                Patience.upTo(Duration.ofMinutes(6), Duration.ofSeconds(30), CertManager.CONTROLLER.toString()), edges);
        StepInfo webhook = info(PlatformIds.CERT_MANAGER_WEBHOOK, Duration.ofMinutes(3), Duration.ofSeconds(5), "dry run of " + CertManager.trial().ref(),
                Edge.hard(PlatformIds.CERT_MANAGER, "webhook"));
        steps.add(new ApplyStep(install, context -> {
            boolean split = context.find(PlatformKeys.SPLIT_HORIZON).orElse(false);
            return upstream.manifests(split, files -> CertManager.install(files.getFirst(), split));
        }, spec, ports));
        steps.add(new AdmissionStep(webhook, CertManager.trial(), spec, ports));
        steps.addAll(switch (platform.certificates()) {
            case Acme acme -> acme(spec, platform, acme, ports, outside);
            case CertificateSource.PrivateCa privateCa -> privateAuthority(spec, platform, ports);
        });
        StepInfo leave = info(PlatformIds.LEFT_BEHIND, Duration.ofMinutes(3), Duration.ofSeconds(2), "objects of another way", Edge.hard(PlatformIds.CERTIFICATE, "replaced"));
        steps.add(new LeftBehindStep(leave, platform.certificates() instanceof Acme ? PrivateAuthority.OBJECTS : AcmeIssuers.OBJECTS, spec, ports));
        return List.copyOf(steps);
    }

    private static List<Step> acme(ClusterSpec spec, PlatformSpec platform, Acme acme, Ports ports, Outside outside) {
        StepInfo credential = info(PlatformIds.DNS_CREDENTIAL, Duration.ofMinutes(2), Duration.ofSeconds(3), AcmeIssuers.CREDENTIAL.toString(),
                Edge.hard(PlatformIds.SEALED_SECRETS, "unseal"), Edge.hard(PlatformIds.CERT_MANAGER, "namespace"));
        StepInfo staging = info(PlatformIds.STAGING_CERTIFICATE, Duration.ofMinutes(15), Duration.ofSeconds(100), CertManager.STAGING.toString(),
                Edge.hard(PlatformIds.CERT_MANAGER_WEBHOOK, "webhook"), Edge.hard(PlatformIds.DNS_CREDENTIAL, "credential"));
        StepInfo production = info(PlatformIds.CERTIFICATE, Duration.ofMinutes(15), Duration.ofSeconds(100), CertManager.WILDCARD.toString(),
                Edge.hard(PlatformIds.STAGING_CERTIFICATE, "staging"));
        Wanted tried = new Wanted(
                with(AcmeIssuers.staging(acme), CertManager.staging(platform, AcmeIssuers.STAGING, AcmeIssuers.way(acme.provider()))),
                AcmeIssuers.STAGING, CertManager.STAGING, CertManager.STAGING_SECRET,
                Optional.of(new Refusals(platform.domain(), acme, acme.servers().staging())), 0);
        int weekly = AcmeLimits.of(acme.servers()).map(AcmeLimits::sameSet).orElse(0);
        Wanted served = wildcard(AcmeIssuers.PRODUCTION, with(AcmeIssuers.production(acme), CertManager.wildcard(platform, AcmeIssuers.PRODUCTION)),
                Optional.of(new Refusals(platform.domain(), acme, acme.servers().production())), weekly);
        return List.of(
                new DnsCredentialStep(credential, acme.provider(), outside.safe().secrets(), spec, ports),
                new CertificateStep(staging, tried, spec, ports),
                new CertificateStep(production, served, spec, ports));
    }

    private static List<Step> privateAuthority(ClusterSpec spec, PlatformSpec platform, Ports ports) {
        StepInfo made = info(PlatformIds.PRIVATE_CA, Duration.ofMinutes(2), Duration.ofSeconds(3), PrivateAuthority.CERTIFICATE.toString(),
                Edge.hard(PlatformIds.CERT_MANAGER_WEBHOOK, "webhook"));
        StepInfo certificate = info(PlatformIds.CERTIFICATE, Duration.ofMinutes(2), Duration.ofSeconds(3), CertManager.WILDCARD.toString(),
                Edge.hard(PlatformIds.PRIVATE_CA, "authority"));
        Wanted authority = new Wanted(PrivateAuthority.manifests(spec.name()), PrivateAuthority.ROOT, PrivateAuthority.CERTIFICATE, PrivateAuthority.SECRET, Optional.empty(), 0);
        Wanted served = wildcard(PrivateAuthority.ISSUER, CertManager.wildcard(platform, PrivateAuthority.ISSUER), Optional.empty(), 0);
        return List.of(new CertificateStep(made, authority, spec, ports), new CertificateStep(certificate, served, spec, ports));
    }

    private static Wanted wildcard(ObjectRef issuer, List<Manifest> manifests, Optional<Refusals> refusals, int weekly) {
        return new Wanted(manifests, issuer, CertManager.WILDCARD, new ObjectRef("v1", "Secret", Traefik.NAMESPACE, Traefik.CERTIFICATE_SECRET), refusals, weekly);
    }

    private static List<Manifest> with(Manifest issuer, List<Manifest> others) {
        return Stream.concat(Stream.of(issuer), others.stream()).toList();
    }

    private static StepInfo info(StepId id, Duration limit, Duration usually, String polls, Edge... edges) {
        return NodeStepInfo.onCluster(id, COMPONENT, new Patience(polls, EVERY, usually, limit, 3), List.of(edges));
    }
}
