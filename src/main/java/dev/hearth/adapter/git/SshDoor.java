// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.jcraft.jsch.KeyPair;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;

/** By a private key, at a host whose own key was pinned. */
final class SshDoor implements Door {
    private final GitTarget.Ssh target;
    private final Keys keys;
    private final Path knownHosts;

    SshDoor(GitTarget.Ssh target, Keys keys, Path knownHosts) {
        this.target = target;
        this.keys = keys;
        this.knownHosts = knownHosts;
    }

    @Override
    public void prepare(Transport transport) throws ProblemException {
        KeyPair key = keys.pair();
        ((SshTransport) transport).setSshSessionFactory(new SshSessions(target, key, PinnedKeys.read(knownHosts, target.host(), target.port())));
    }

    @Override
    public Optional<String> publicKey() throws ProblemException {
        return Optional.of(keys.publicHalf());
    }

    @Override
    public Map<String, Secret> credential() throws ProblemException {
        return Map.of("sshPrivateKey", keys.privateHalf());
    }

    @Override
    public Optional<String> hostKey() throws ProblemException {
        return PinnedKeys.read(knownHosts, target.host(), target.port()).line();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("host", target.host(), "credential", keys.path().toString());
    }
}
