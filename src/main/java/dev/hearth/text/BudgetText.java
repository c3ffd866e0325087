// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import dev.hearth.domain.platform.AcmeLimits;
import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.PlatformSpec;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What a run will ask of whoever signs the certificate, said before it: what was asked once cannot be given back. */
public final class BudgetText {
    /** The step that asks for the certificate that is served. */
    public static final String STEP = "cluster/certificate";

    private BudgetText() {}

    /** @param kept evidence of the certificate that stands and is kept; empty when there is none, or it is not known yet */
    public static String of(PlatformSpec platform, Optional<String> kept, Texts texts) {
        if (!(platform.certificates() instanceof CertificateSource.Acme acme)) {
            return texts.get("budget.own");
        }
        Optional<AcmeLimits> limits = AcmeLimits.of(acme.servers());
        if (kept.isPresent()) {
            String server = limits.isPresent() ? texts.get("review.lets-encrypt") : host(acme.servers().production());
            return texts.get("budget.kept", Map.of("server", server, "evidence", kept.get()));
        }
        String names = platform.domain() + ", " + platform.wildcard();
        return limits.map(known -> texts.get("budget.lets-encrypt", Map.of("names", names, "same", String.valueOf(known.sameSet()),
                        "registered", String.valueOf(known.registeredDomain()), "failures", String.valueOf(known.failures()))))
                .orElseGet(() -> other(acme.servers(), names, texts));
    }

    private static String other(AcmeServers servers, String names, Texts texts) {
        return texts.get("budget.other", Map.of("names", names, "server", host(servers.production()), "staging", host(servers.staging())));
    }

    private static String host(String url) {
        return Optional.ofNullable(URI.create(url).getHost()).orElse(url);
    }
}
