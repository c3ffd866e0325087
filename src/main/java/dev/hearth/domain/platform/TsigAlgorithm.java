// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

/** The algorithms that cert-manager's solver and BIND share (RFC 8945, 6). */
public enum TsigAlgorithm {
    HMAC_SHA256("hmac-sha256", "HMACSHA256"),
    HMAC_SHA512("hmac-sha512", "HMACSHA512");

    private final String dnsName;
    private final String issuerName;

    TsigAlgorithm(String dnsName, String issuerName) {
        this.dnsName = dnsName;
        this.issuerName = issuerName;
    }

    /** As in plan files and in DNS. */
    public String dnsName() {
        return dnsName;
    }

    /** As in an issuer's {@code tsigAlgorithm}. */
    public String issuerName() {
        return issuerName;
    }
}
