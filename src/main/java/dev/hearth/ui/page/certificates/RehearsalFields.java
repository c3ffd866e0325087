// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.problem.ProblemCode;

/** Where on the page it is mended that a rehearsal failed. */
final class RehearsalFields {
    static final String REHEARSAL = "rehearsal";

    private RehearsalFields() {}

    static String of(ProblemCode code, Provider provider) {
        return switch (code) {
            case DNS_CREDENTIAL_MISSING, DNS_CREDENTIAL_SHAPE, DNS_SECRET_WRONG, DNS_CREDENTIAL_FORBIDDEN, DNS_TSIG_SHAPE, DNS_TSIG_SECRET_WRONG ->
                CertificatesViewModel.CREDENTIAL;
            case DNS_CREDENTIAL_UNKNOWN -> provider == Provider.ROUTE53 ? "certificates.route53.access-key-id" : CertificatesViewModel.CREDENTIAL;
            case DNS_TSIG_KEY_UNKNOWN, DNS_TSIG_REFUSED -> "certificates.rfc2136.key-name";
            case DNS_ZONE_MISSING, DNS_NOT_DELEGATED, DNS_NOT_SEEN, DNS_CAA_FORBIDS -> "certificates.domain";
            case DNS_UNREACHABLE -> provider == Provider.RFC2136 ? "certificates.rfc2136.server" : REHEARSAL;
            default -> REHEARSAL;
        };
    }
}
