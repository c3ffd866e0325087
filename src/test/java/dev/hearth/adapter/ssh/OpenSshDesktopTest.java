// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.ssh.SshHost;
import dev.hearth.port.DesktopSsh.AgentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSshDesktopTest {
    @TempDir
    private Path home;

    @Test
    void includedFilesAreReadInTheirOrderBesideTheConfiguration() throws IOException, ProblemException {
        Path folder = Files.createDirectories(home.resolve(".ssh/conf.d/inner")).getParent();
        Files.writeString(folder.resolve("20-b"), "Host b\n");
        Files.writeString(folder.resolve("10-a"), "Host a\n  HostName 192.168.1.11\n");
        Files.writeString(folder.resolve(".hidden"), "Host hidden\n");
        Files.writeString(home.resolve("other"), "Host c\n");
        Files.writeString(home.resolve(".ssh/config"), "Include conf.d/* ~/other /no/such/*/file\nHost d\n");
        assertEquals(List.of("a", "b", "c", "d"), desktop().configured().stream().map(SshHost::alias).toList());
    }

    @Test
    void whoHasNoConfigurationHasNoMachinesInItAndNoAgentHasNoKeys() throws ProblemException {
        assertEquals(List.of(), desktop().configured());
        assertEquals(Optional.empty(), desktop().agentKeys());
    }

    @Test
    void aConfigurationThatIsAFolderIsSaid() throws IOException {
        Files.createDirectories(home.resolve(".ssh/config"));
        assertEquals(ProblemCode.SSH_CONFIG_UNREADABLE, assertThrows(ProblemException.class, () -> desktop().configured()).problem().code());
    }

    @Test
    void theKeysOfTheAgentAreListedAsSshKeygenWouldShowThem() throws IOException {
        Path socket = home.resolve("agent");
        try (TestAgent agent = new TestAgent(socket, List.of(TestKeys.RSA))) {
            AgentKey key = new OpenSshDesktop(home, Agents.at(socket)).agentKeys().orElseThrow().getFirst();
            assertEquals("ssh-rsa", key.kind());
            assertEquals(KeyUtils.getFingerPrint(TestKeys.RSA.getPublic()), key.fingerprint());
        }
    }

    private OpenSshDesktop desktop() {
        return new OpenSshDesktop(home, Optional::empty);
    }
}
