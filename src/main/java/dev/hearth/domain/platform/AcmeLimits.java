// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import java.util.Optional;

/**
 * How much an ACME server gives (letsencrypt.org/docs/rate-limits: "New Certificates per Exact Set of Identifiers", "New Certificates per
 * Registered Domain", "Authorization Failures per Identifier per Account").
 *
 * @param sameSet certificates for exactly the same names, in 7 days
 * @param registeredDomain certificates for names of one registered domain, in 7 days; renewals are not counted
 * @param failures proofs of one name by one account that may fail, in one hour
 */
public record AcmeLimits(int sameSet, int registeredDomain, int failures) {
    public static final AcmeLimits LETS_ENCRYPT = new AcmeLimits(5, 50, 5);

    /** Of the server that gives the certificate that is served; empty where they are not known. */
    public static Optional<AcmeLimits> of(AcmeServers servers) {
        return servers.production().equals(AcmeServers.LETS_ENCRYPT.production()) ? Optional.of(LETS_ENCRYPT) : Optional.empty();
    }
}
