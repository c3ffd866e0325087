// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.OutsideService;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.text.BudgetText;
import dev.hearth.text.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What will stand on the control plane, as the specification says, in words. */
final class PlatformFacts {
    private final Texts texts;

    /** @param key of its name, {@code review.platform.<key>} */
    record Row(String key, String text) {}

    PlatformFacts(Texts texts) {
        this.texts = texts;
    }

    /**
     * Empty for the control plane alone.
     *
     * @param kept evidence of the certificate that stands and is kept
     */
    List<Row> of(ClusterSpec spec, Optional<String> kept) {
        PlatformSpec platform = spec.platform();
        if (platform == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("domain", texts.get("review.domain", Map.of("domain", platform.domain(), "address", spec.addresses().traefik().toString()))));
        rows.add(new Row("certificate", certificate(platform.certificates())));
        rows.add(new Row("budget", BudgetText.of(platform, kept, texts)));
        rows.add(new Row("git", git(platform.git())));
        rows.add(new Row("argo", texts.get(platform.highAvailability() ? "review.argo.ha" : "review.argo.one")));
        RecoverySpec kit = platform.recovery();
        rows.add(new Row("kit", kit.keptAt() == null ? texts.get("review.kit.nowhere", Map.of("file", kit.file()))
                : texts.get("review.kit", Map.of("file", kit.file(), "kept", kit.keptAt()))));
        Optional.ofNullable(kit.restore()).ifPresent(older -> rows.add(new Row("restore", older)));
        if (!platform.services().isEmpty()) {
            rows.add(new Row("services", platform.services().stream().map(OutsideService::name).map(platform::host).collect(Collectors.joining(", "))));
        }
        return rows;
    }

    private String certificate(CertificateSource source) {
        return switch (source) {
            case CertificateSource.PrivateCa own -> texts.get("review.certificate.own");
            case CertificateSource.Acme acme -> texts.get("review.certificate.acme", Map.of("server", server(acme.servers()),
                    "provider", texts.get("input.certificates.provider." + acme.provider().id())));
        };
    }

    private String server(AcmeServers servers) {
        return servers.authority().isPresent() ? texts.get("review.lets-encrypt") : URI.create(servers.production()).getHost();
    }

    private String git(GitTarget target) {
        return switch (target) {
            case GitTarget.None none -> texts.get("review.git.none");
            case GitTarget.Folder folder -> texts.get("review.git.folder", Map.of("path", folder.path()));
            case GitTarget.Ssh ssh -> texts.get("review.git.server", Map.of("url", ssh.url(), "branch", ssh.branch()));
            case GitTarget.Https https -> texts.get("review.git.server", Map.of("url", https.url(), "branch", https.branch()));
        };
    }
}
