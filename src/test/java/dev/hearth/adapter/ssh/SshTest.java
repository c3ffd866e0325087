// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RemoteHost;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A machine, an SSH client and a folder for one test. */
abstract class SshTest {
    static final SecretRef PASSWORD = SecretRef.sshPassword("node1");
    static final SecretRef SUDO = SecretRef.sudoPassword("node1");
    static final SecretRef PASSPHRASE = SecretRef.keyPassphrase("node1");
    static final SshAccess.Login BY_PASSWORD = new SshAccess.Login.Password(PASSWORD);

    /** As {@link SshSettings#usual}, but impatient. */
    static final SshSettings QUICK = new SshSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(300), 2, 8, 8, 2 << 20, Duration.ofSeconds(60));

    @TempDir
    Path folder;

    final MemorySecrets secrets = new MemorySecrets();
    private final List<AutoCloseable> open = new ArrayList<>();
    JschHosts ssh;

    @BeforeEach
    void openClient() {
        secrets.put(PASSWORD, Secret.of(TestMachine.PASSWORD));
        ssh = client(QUICK);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    JschHosts client(SshSettings settings) {
        return client(settings, Optional::empty);
    }

    JschHosts client(SshSettings settings, Agents agents) {
        return ending(new JschHosts(secrets, folder.resolve("known_hosts"), settings, agents));
    }

    <T extends AutoCloseable> T ending(T one) {
        open.add(one);
        return one;
    }

    TestMachine machine(KeyPair... hostKeys) throws Exception {
        return ending(new TestMachine(folder.resolve("machine" + open.size()), hostKeys)).start();
    }

    /** Connected, its key pinned first. */
    RemoteHost connected(SshAccess access) throws Exception {
        ssh.pin(access, ssh.hostKey(access));
        return ssh.connect(access);
    }

    RemoteHost connected(TestMachine machine) throws Exception {
        return connected(machine.access(BY_PASSWORD));
    }

    static Problem problem(ProblemCode code, Executable action) {
        Problem found = assertThrows(ProblemException.class, action).problem();
        assertEquals(code, found.code(), found::toString);
        return found;
    }
}
