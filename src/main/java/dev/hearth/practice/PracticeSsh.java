// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.ssh.SshHost;
import dev.hearth.port.DesktopSsh;
import java.util.List;
import java.util.Optional;

/** The SSH of whoever practises: the homelab's machines, and a key of nobody's. */
final class PracticeSsh implements DesktopSsh {
    private final World world;

    PracticeSsh(World world) {
        this.world = world;
    }

    @Override
    public List<SshHost> configured() {
        return world.nodes().stream().map(node -> new SshHost(node.name(), node.address().toString(), "admin", "", "", "", false)).toList();
    }

    @Override
    public Optional<List<AgentKey>> agentKeys() {
        return Optional.of(List.of(new AgentKey("ssh-ed25519", "SHA256:practiceOnlyNobodysKeyAAAAAAAAAAAAAAAAAAAAAA", "practice")));
    }
}
