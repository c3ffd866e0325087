// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshSettingsTest {
    @Test
    void thereIsAWayToEachMachineAndItsKeyIsTheOneThatWasPinned() throws Exception {
        SshAccess jump = new SshAccess("door.example.com", 2222, "guest", new SshAccess.Login.Agent(), null, null);
        SshAccess.Login key = new SshAccess.Login.KeyFile("~/my \"keys\"/100%${HOME}", new SecretRef("node1/key-passphrase"));
        NodeSpec node = new NodeSpec("node1", Role.SERVER, new SshAccess("192.168.5.11", 22, "pi", key, null, jump), Ipv4.of("192.168.5.11"), null);
        SshSettings settings = SshSettings.of(List.of(node), new Pinned());

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

    private static final class Pinned implements RemoteHosts {
        @Override
        public List<String> known(SshAccess access) {
            return List.of(access.host() + " ssh-ed25519 AAAA");
        }

        @Override
        public RemoteHost connect(SshAccess access) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean locked(SshAccess.Login.KeyFile key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HostKey hostKey(SshAccess access) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pin(SshAccess access, HostKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
