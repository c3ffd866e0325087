// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import static dev.hearth.recipe.shared.PlayedPort.port;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RemoteHosts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshSettingsTest {
    @Test
    void thereIsAWayToEachMachineAndItsKeyIsTheOneThatWasPinned() throws Exception {
        SshAccess jump = new SshAccess("door.example.com", 2222, "guest", new SshAccess.Login.Agent(), null, null);
        SshAccess.Login key = new SshAccess.Login.KeyFile("~/my \"keys\"/100%${HOME}", new SecretRef("node1/key-passphrase"));
        NodeSpec node = new NodeSpec("node1", Role.SERVER, new SshAccess("192.168.5.11", 22, "pi", key, null, jump), Ipv4.of("192.168.5.11"), null);
        RemoteHosts pinned = port(RemoteHosts.class, (name, arguments) -> List.of(((SshAccess) arguments[0]).host() + " ssh-ed25519 AAAA"));
        SshSettings settings = SshSettings.of(List.of(node), pinned);

        assertEquals("""
                Host node1
                  HostName 192.168.5.11
                  Port 22
                  User pi
                  IdentityFile "~/my \\"keys\\"/100%%${HOME}"
                  IdentitiesOnly yes
                  ProxyJump node1.jump
                Host node1.jump
                  HostName door.example.com
                  Port 2222
                  User guest
                """, settings.config());
        assertEquals("192.168.5.11 ssh-ed25519 AAAA\ndoor.example.com ssh-ed25519 AAAA\n", settings.known());
    }
}
