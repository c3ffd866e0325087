// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.ssh.SshHost;
import dev.hearth.port.DesktopSsh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desktop with whatever machines and keys a test wants. */
public final class FakeSsh implements DesktopSsh {
    public final List<SshHost> hosts = new ArrayList<>();
    public Optional<List<AgentKey>> keys = Optional.empty();

    @Override
    public List<SshHost> configured() {
        return List.copyOf(hosts);
    }

    @Override
    public Optional<List<AgentKey>> agentKeys() {
        return keys;
    }
}
