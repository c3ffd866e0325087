// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real machines with OpenSSH and sudo. Told where by system properties: {@code lab.ssh.hosts} (commas), {@code lab.ssh.user},
 * {@code lab.ssh.password} (also sudo's), {@code lab.ssh.key}, {@code lab.ssh.file} (to be uploaded).
 */
@Tag("desk")
class SshLabTest {
    private static final String TARGET = "/var/tmp/hearth-ssh-lab/file";
    private static final SecretRef PASSWORD = SecretRef.sshPassword("lab");

    private final MemorySecrets secrets = new MemorySecrets();
    private final List<String> hosts = List.of(given("hosts", "192.168.5.11,192.168.5.12,192.168.5.13").split(","));
    private JschHosts ssh;

    @BeforeEach
    void start(@TempDir Path folder) {
        secrets.put(PASSWORD, Secret.of(given("password", "correct-horse")));
        ssh = new JschHosts(secrets, folder.resolve("known_hosts"));
    }

    @AfterEach
    void stop() {
        ssh.close();
    }

    @Test
    void logsInAndBecomesRootEachWay() throws Exception {
        for (SshAccess access : List.of(byKey(hosts.getFirst()), byPassword(hosts.getFirst()))) {
            RemoteHost host = pinned(access);
            long begin = System.nanoTime();
            assertEquals(given("user", "homelab") + "\n", host.run(RemoteCommand.of("who", "id", "-un")).stdout());
            long user = System.nanoTime();
            assertEquals("root\nin\n", host.run(RemoteCommand.script("who", "id -un; cat").asRoot().withInput(Secret.of("in\n"))).stdout());
            System.out.printf("%s: command %d ms, as root %d ms%n", access.login().getClass().getSimpleName(),
                    (user - begin) / 1_000_000, (System.nanoTime() - user) / 1_000_000);
        }
    }

    @Test
    void saysThatSudoRefusesAWrongPassword() throws Exception {
        SecretRef wrong = SecretRef.sudoPassword("wrong");
        secrets.put(wrong, Secret.of("battery-staple"));
        SshAccess key = byKey(hosts.getFirst());
        RemoteHost host = pinned(new SshAccess(key.host(), key.port(), key.user(), key.login(), wrong, null));
        long begin = System.nanoTime();
        ProblemException refused = assertThrows(ProblemException.class, () -> host.run(RemoteCommand.of("true", "true").asRoot()));
        System.out.printf("wrong sudo password: known after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
        assertEquals(ProblemCode.SUDO_PASSWORD_WRONG, refused.problem().code());
    }

    @Test
    void uploadsToAllMachinesAtOnce() throws Exception {
        Path file = Path.of(given("file", "/var/tmp/hearth-lab/bin/k3s"));
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        List<RemoteHost> machines = new ArrayList<>();
        for (String host : hosts) {
            machines.add(pinned(byKey(host)));
        }
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> uploads = new ArrayList<>();
            for (RemoteHost machine : machines) {
                uploads.add(threads.submit(() -> {
                    machine.upload(file, TARGET, "0755", sum, Transfer.ignored());
                    return null;
                }));
            }
            for (Future<?> upload : uploads) {
                upload.get();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double megabytes = Files.size(file) / 1e6;
        System.out.printf("%.0f MB to %d machines at once: %.1f s, %.0f MB/s in all%n", megabytes, hosts.size(), seconds,
                megabytes * hosts.size() / seconds);
        for (RemoteHost machine : machines) {
            String found = machine.run(RemoteCommand.script("look", "stat -c '%a %u' \"$1\"; sha256sum < \"$1\"; rm -r \"${1%/*}\"", TARGET)
                    .asRoot()).stdout();
            assertArrayEquals(new String[] {"755 0", sum + "  -"}, found.split("\n"));
        }
    }

    private RemoteHost pinned(SshAccess access) throws Exception {
        ssh.pin(access, ssh.hostKey(access));
        long begin = System.nanoTime();
        RemoteHost host = ssh.connect(access);
        assertTrue(host.access().equals(access));
        System.out.printf("%s: logged in after %d ms%n", access.destination(), (System.nanoTime() - begin) / 1_000_000);
        return host;
    }

    private static SshAccess byKey(String host) {
        String key = given("key", "/var/tmp/hearth-lab/id_ed25519");
        return new SshAccess(host, 22, given("user", "homelab"), new SshAccess.Login.KeyFile(key, SecretRef.keyPassphrase("lab")), PASSWORD, null);
    }

    private static SshAccess byPassword(String host) {
        return new SshAccess(host, 22, given("user", "homelab"), new SshAccess.Login.Password(PASSWORD), PASSWORD, null);
    }

    private static String given(String name, String otherwise) {
        return System.getProperty("lab.ssh." + name, otherwise);
    }
}
