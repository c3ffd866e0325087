// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.RunLock;
import dev.hearth.port.CommandResult;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Machines whose scripts this machine's real shell runs; the lock of each is in a folder of its own. */
final class ShellHosts implements RemoteHosts {
    final Set<String> off = ConcurrentHashMap.newKeySet();
    /** How often each was restarted; 0 when it is not here. */
    final Map<String, Integer> restarts = new ConcurrentHashMap<>();
    private final Path folder;

    ShellHosts(Path folder) {
        this.folder = folder;
    }

    Path lock(String host) {
        return folder.resolve(host).resolve("hearth").resolve("run.lock");
    }

    /** What was on tmpfs is gone. */
    void restart(String host) throws IOException {
        Files.delete(lock(host));
        restarts.merge(host, 1, Integer::sum);
    }

    @Override
    public RemoteHost connect(SshAccess access) throws ProblemException {
        if (off.contains(access.host())) {
            throw Problem.blocking(ProblemCode.SSH_UNREACHABLE, Map.of("host", access.host(), "port", "22")).asException();
        }
        return new Machine(access);
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

    private final class Machine implements RemoteHost {
        private final SshAccess access;

        private Machine(SshAccess access) {
            this.access = access;
        }

        @Override
        public SshAccess access() {
            return access;
        }

        @Override
        public CommandResult run(RemoteCommand command) throws InterruptedException {
            if (command.name().equals("boot-id")) {
                return new CommandResult(0, "start-" + restarts.getOrDefault(access.host(), 0) + "\n", "");
            }
            List<String> words = command.words().stream().map(word -> word.equals(RunLock.PATH) ? lock(access.host()).toString() : word).toList();
            try {
                Process process = new ProcessBuilder(words).start();
                try (OutputStream input = process.getOutputStream()) {
                    if (command.input() != null) {
                        input.write(command.input().reveal());
                    }
                }
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                return new CommandResult(process.waitFor(), out, err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void upload(Path source, String target, String mode, String sha256, Transfer transfer) {
            throw new UnsupportedOperationException();
        }
    }
}
