// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** DNS itself, asked from the desktop. */
public interface NameServers {
    /**
     * The servers that answer for a zone with authority, found from the parents down, not from a cache.
     *
     * @throws ProblemException DNS_UNREACHABLE; DNS_NOT_DELEGATED when no parent names servers for the zone
     */
    List<NameServer> authoritative(String zone) throws ProblemException, InterruptedException;

    /** The TXT values at the name as that server has them, without recursion; empty for none. */
    List<String> texts(NameServer server, String name) throws ProblemException, InterruptedException;

    /** The address that the desktop's own resolver gives for a name; empty when it has none. */
    Optional<Ipv4> resolve(String name) throws InterruptedException;

    /** The TXT values that the desktop's own resolver gives, from its cache if it likes; empty when it has none or does not answer. */
    List<String> resolvedTexts(String name) throws InterruptedException;

    /** The CAA records that hold for a name (RFC 8659: at the closest name above it that has any), as {@code issue "letsencrypt.org"}. */
    List<String> authorities(String name) throws ProblemException, InterruptedException;

    record NameServer(String name, Ipv4 address) {}
}
