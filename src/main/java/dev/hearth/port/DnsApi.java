// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import java.util.List;

/**
 * One account at a DNS provider. Every call fails with a problem: DNS_CREDENTIAL_UNKNOWN, DNS_SECRET_WRONG, DNS_CREDENTIAL_FORBIDDEN
 * (what it may not do), DNS_CLOCK, DNS_THROTTLED (Retry.SOON), DNS_UNREACHABLE (Retry.SOON), DNS_TLS, DNS_REJECTED with its words in
 * the detail; by RFC 2136 with DNS_TSIG_* instead of DNS_CREDENTIAL_*.
 */
public interface DnsApi extends AutoCloseable {
    /**
     * The zone that a name is in: the longest public one that the account serves.
     *
     * @throws ProblemException also DNS_ZONE_MISSING with the zones that there are
     */
    DnsZone zoneOf(String name) throws ProblemException, InterruptedException;

    /** The TXT values that the account has at the name; not what name servers answer. */
    List<String> texts(DnsZone zone, String name) throws ProblemException, InterruptedException;

    /** Adds a TXT value; others at the same name stay. Time to live 60 s, or the least that the provider takes. */
    void addText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException;

    /** Removes a TXT value; one that is not there is fine. */
    void removeText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException;

    @Override
    void close();

    /** @param name without a dot at its end */
    record DnsZone(String id, String name) {}
}
