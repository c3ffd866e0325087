// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import org.jspecify.annotations.Nullable;

/** Who signs the wildcard certificate. */
public sealed interface CertificateSource {
    /** A CA that cert-manager makes and keeps in the cluster: no domain and no provider are needed, browsers must be told to trust it. */
    record PrivateCa() implements CertificateSource {}

    /**
     * Let's Encrypt, or another server that speaks ACME, by DNS-01 (guide G40).
     *
     * @param email for the account; null for none (RFC 8555 asks for none)
     */
    record Acme(@Nullable String email, DnsProvider provider, AcmeServers servers) implements CertificateSource {}
}
