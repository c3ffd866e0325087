// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.PageantFFMConnector;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.WindowsSSHAgentConnector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the SSH agent that runs: the socket that SSH_AUTH_SOCK names; on Windows OpenSSH's pipe and Pageant too. */
@FunctionalInterface
interface Agents {
    Optional<AgentConnector> running();

    static Agents ofThisDesktop() {
        String socket = System.getenv("SSH_AUTH_SOCK");
        boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return () -> {
            List<AgentConnector> candidates = new ArrayList<>();
            try {
                if (socket != null && !socket.isBlank()) {
                    candidates.add(new SSHAgentConnector(Path.of(socket)));
                }
                if (windows) {
                    candidates.add(new WindowsSSHAgentConnector());
                    candidates.add(new PageantFFMConnector());
                }
            } catch (AgentProxyException | java.nio.file.InvalidPathException e) {
                JschLog.LOG.debug("an SSH agent cannot be used", e);
            }
            return candidates.stream().filter(AgentConnector::isAvailable).findFirst();
        };
    }

    /** The agent behind this Unix socket. */
    static Agents at(Path socket) {
        return () -> {
            try {
                AgentConnector agent = new SSHAgentConnector(socket);
                return agent.isAvailable() ? Optional.of(agent) : Optional.empty();
            } catch (AgentProxyException e) {
                return Optional.empty();
            }
        };
    }
}
