// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.ssh.SshHost;
import java.util.List;
import java.util.Optional;

/** What the user's own SSH on this desktop knows; it is only read. */
public interface DesktopSsh {
    /**
     * The machines in {@code ~/.ssh/config}; none when there is no such file.
     *
     * @throws ProblemException FILE_UNREADABLE
     */
    List<SshHost> configured() throws ProblemException;

    /** The keys in the agent, which does not have to be unlocked for that; empty when no agent runs. */
    Optional<List<AgentKey>> agentKeys();

    /**
     * @param kind as {@code ssh-ed25519}
     * @param fingerprint as ssh-keygen -l shows it: {@code SHA256:...}
     * @param comment what its owner wrote beside it
     */
    record AgentKey(String kind, String fingerprint, String comment) {}
}
