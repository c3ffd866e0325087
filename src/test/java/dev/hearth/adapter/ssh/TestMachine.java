// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.secret.SecretRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.Command;

/**
 * A machine with an SSH server on loopback, a real shell behind it, and a folder of played programs before the real ones on
 * its PATH.
 */
final class TestMachine implements AutoCloseable {
    static final String USER = "homelab";
    static final String PASSWORD = "correct-horse-4711";

    final SshServer server = SshServer.setUpDefaultServer();
    final Path folder;
    final Path bin;
    /** Every line that a client had run. */
    final List<String> lines = new CopyOnWriteArrayList<>();
    /** One permit for each command that has begun. */
    final Semaphore begun = new Semaphore(0);
    final Set<PublicKey> authorized = ConcurrentHashMap.newKeySet();
    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger refusals = new AtomicInteger();

    TestMachine(Path folder, KeyPair... hostKeys) throws IOException {
        this.folder = folder;
        this.bin = Files.createDirectories(folder.resolve("bin"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys.length == 0 ? new KeyPair[] {TestKeys.ED25519} : hostKeys));
        server.setPasswordAuthenticator((user, password, session) -> judge(user.equals(USER) && password.equals(PASSWORD)));
        server.setPublickeyAuthenticator((user, key, session) ->
                judge(authorized.stream().anyMatch(known -> KeyUtils.compareKeys(known, key))));
        server.setCommandFactory((channel, line) -> command(line));
    }

    private boolean judge(boolean in) {
        (in ? logins : refusals).incrementAndGet();
        return in;
    }

    private Command command(String line) {
        lines.add(line);
        begun.release();
        return new ShellCommand(line, Map.of("PATH", bin + ":/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C"));
    }

    TestMachine start() throws IOException {
        server.start();
        return this;
    }

    /** A program of that name, before the real one. */
    TestMachine program(String name, String script) {
        try {
            Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshAccess access(SshAccess.Login login) {
        return access(login, USER, null);
    }

    SshAccess access(SshAccess.Login login, String user, SecretRef sudo) {
        return new SshAccess("127.0.0.1", server.getPort(), user, login, sudo, null);
    }

    /** Every connection ends at once, as when the machine loses its power. */
    void cut() {
        for (AbstractSession session : server.getActiveSessions()) {
            session.close(true);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
