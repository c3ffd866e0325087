// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.Transport;

/** How a server lets us in. */
interface Door {
    /** Gives the transport what it needs to get in. */
    void prepare(Transport transport) throws ProblemException;

    Optional<String> publicKey() throws ProblemException;

    /** Without url and type. */
    Map<String, Secret> credential() throws ProblemException;

    Optional<String> hostKey() throws ProblemException;

    /** What is known of the way in, for a problem: host, and key or user. */
    Map<String, String> facts();
}
