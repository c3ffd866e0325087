// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.HostKey;
import java.nio.file.Files;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.Test;

class HostKeyTest extends SshTest {
    @Test
    void anUnknownKeyStopsAndIsNamed() throws Exception {
        TestMachine machine = machine();
        Problem unknown = problem(ProblemCode.SSH_HOST_KEY_UNKNOWN, () -> ssh.connect(machine.access(BY_PASSWORD)));
        assertEquals(KeyUtils.getFingerPrint(TestKeys.ED25519.getPublic()), unknown.args().get("fingerprint"));
        assertEquals("127.0.0.1", unknown.args().get("host"));
        assertEquals(0, machine.logins.get() + machine.refusals.get());
    }

    @Test
    void askingForTheKeyTriesNoLoginAndPinsNothing() throws Exception {
        TestMachine machine = machine();
        SshAccess access = machine.access(BY_PASSWORD);
        HostKey key = ssh.hostKey(access);
        assertEquals("ssh-ed25519", key.type());
        assertEquals(KeyUtils.getFingerPrint(TestKeys.ED25519.getPublic()), key.fingerprint());
        assertEquals(HostKey.Trust.UNKNOWN, key.trust());
        assertEquals(0, machine.logins.get() + machine.refusals.get());
        assertEquals(false, Files.exists(folder.resolve("known_hosts")));

        ssh.pin(access, key);
        assertEquals("[127.0.0.1]:" + access.port() + " ssh-ed25519 " + key.base64() + "\n", Files.readString(folder.resolve("known_hosts")));
        assertEquals(HostKey.Trust.PINNED, ssh.hostKey(access).trust());
        ssh.connect(access);
    }

    @Test
    void aChangedKeyStopsForGoodUntilAPersonPinsTheNewOne() throws Exception {
        TestMachine machine = machine();
        connected(machine);
        ssh.close();
        ssh = client(QUICK);
        machine.server.setKeyPairProvider(KeyPairProvider.wrap(TestKeys.STRANGER));
        SshAccess access = machine.access(BY_PASSWORD);
        Problem changed = problem(ProblemCode.SSH_HOST_KEY_CHANGED, () -> ssh.connect(access));
        assertEquals(KeyUtils.getFingerPrint(TestKeys.ED25519.getPublic()), changed.args().get("pinned"));
        assertEquals(KeyUtils.getFingerPrint(TestKeys.STRANGER.getPublic()), changed.args().get("found"));
        assertTrue(changed.args().getOrDefault("file", "").endsWith("known_hosts"), changed.args().toString());
        assertEquals(Retry.NEVER, changed.retry());
        assertEquals(1, machine.logins.get());
        HostKey shown = ssh.hostKey(access);
        assertEquals(HostKey.Trust.CHANGED, shown.trust());
        ssh.pin(access, shown);
        ssh.connect(access);
    }

    @Test
    void aKeyOfAnotherTypeIsAChangedKeyToo() throws Exception {
        TestMachine machine = machine();
        SshAccess access = machine.access(BY_PASSWORD);
        ssh.pin(access, ssh.hostKey(access));
        machine.server.setKeyPairProvider(KeyPairProvider.wrap(TestKeys.RSA));
        problem(ProblemCode.SSH_HOST_KEY_CHANGED, () -> ssh.connect(access));
    }

    @Test
    void ofSeveralKeysThePinnedOneIsAskedForAndElseTheBest() throws Exception {
        TestMachine machine = machine(TestKeys.RSA, TestKeys.ECDSA, TestKeys.ED25519);
        SshAccess access = machine.access(BY_PASSWORD);
        assertEquals("ssh-ed25519", ssh.hostKey(access).type());
        for (KeyPair pinned : new KeyPair[] {TestKeys.RSA, TestKeys.ECDSA, TestKeys.ED25519}) {
            machine.server.setKeyPairProvider(KeyPairProvider.wrap(pinned));
            Files.deleteIfExists(folder.resolve("known_hosts"));
            HostKey key = ssh.hostKey(access);
            ssh.pin(access, key);
            machine.server.setKeyPairProvider(KeyPairProvider.wrap(TestKeys.RSA, TestKeys.ECDSA, TestKeys.ED25519));
            assertEquals(key.base64(), ssh.hostKey(access).base64());
            try (JschHosts other = client(QUICK)) {
                other.connect(access);
            }
        }
    }
}
