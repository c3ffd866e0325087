// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.CommandResult;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.Transfer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Machines that show a key, and let in whoever has pinned it. */
public final class FakeHosts implements RemoteHosts {
    public final Set<String> pinned = new HashSet<>();
    public final Set<String> connected = new HashSet<>();
    /** Something slow on the way. */
    public Waiting onConnect = () -> null;

    /** Waits, or is interrupted. */
    @FunctionalInterface
    public interface Waiting {
        @Nullable Object call() throws InterruptedException;
    }

    public final Set<String> locked = new HashSet<>();
    /** By host, or by path of a key. */
    public final Map<String, Problem> problems = new HashMap<>();

    @Override
    public RemoteHost connect(SshAccess access) throws ProblemException, InterruptedException {
        var _ = onConnect.call();
        Problem problem = problems.get(access.host());
        if (problem != null) {
            throw problem.asException();
        }
        if (!pinned.contains(access.host())) {
            throw Problem.blocking(ProblemCode.SSH_HOST_KEY_UNKNOWN, Map.of("host", access.host(), "fingerprint", "SHA256:x")).asException();
        }
        connected.add(access.host());
        return new Machine(access);
    }

    @Override
    public boolean locked(SshAccess.Login.KeyFile key) throws ProblemException {
        Problem problem = problems.get(key.path());
        if (problem != null) {
            throw problem.asException();
        }
        return locked.contains(key.path());
    }

    @Override
    public HostKey hostKey(SshAccess access) {
        String tail = Integer.toHexString(access.host().hashCode());
        String print = "SHA256:" + ("nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8".substring(0, 43 - tail.length()) + tail);
        return new HostKey("ssh-ed25519", "AAAA" + tail, print,
                pinned.contains(access.host()) ? HostKey.Trust.PINNED : HostKey.Trust.UNKNOWN);
    }

    @Override
    public void pin(SshAccess access, HostKey key) {
        pinned.add(access.host());
    }

    @Override
    public void close() {}

    private record Machine(SshAccess access) implements RemoteHost {
        @Override
        public CommandResult run(RemoteCommand command) {
            return new CommandResult(0, "", "");
        }

        @Override
        public void upload(Path source, String target, String mode, String sha256, Transfer transfer) {}
    }
}
