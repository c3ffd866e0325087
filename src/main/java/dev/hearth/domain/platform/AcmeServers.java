// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ACME directories (RFC 8555, 7.1.1).
 *
 * @param staging asked first (guide G41)
 * @param ca certificates in PEM that the cluster trusts when it speaks to them; null for the usual ones
 */
public record AcmeServers(String staging, String production, @Nullable String ca) {
    /** letsencrypt.org/docs/staging-environment. */
    public static final AcmeServers LETS_ENCRYPT = new AcmeServers(
            "https://acme-staging-v02.api.letsencrypt.org/directory", "https://acme-v02.api.letsencrypt.org/directory", null);

    /** The production CA's name in CAA records (letsencrypt.org/docs/caa); empty for servers whose name is not known. */
    public Optional<String> authority() {
        return production.matches("https://[a-z0-9.-]+\\.letsencrypt\\.org(:443)?/.*") ? Optional.of("letsencrypt.org") : Optional.empty();
    }
}
