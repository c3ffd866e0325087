// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;

/** Opens DNS providers' interfaces. */
public interface DnsApis {
    /**
     * Asks nothing of the network yet.
     *
     * @throws ProblemException DNS_CREDENTIAL_SHAPE, DNS_TSIG_SHAPE for what cannot be a credential
     */
    DnsApi open(DnsProvider provider, Secret credential) throws ProblemException;
}
