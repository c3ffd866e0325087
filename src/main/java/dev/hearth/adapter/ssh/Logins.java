// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.SecretStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Turns the way to log in that the user chose into something to prove it with; what is missing is found before connecting. */
final class Logins {
    private final SecretStore secrets;
    private final Agents agents;

    Logins(SecretStore secrets, Agents agents) {
        this.secrets = secrets;
        this.agents = agents;
    }

    Proof proof(SshAccess access) throws ProblemException {
        return switch (access.login()) {
            case SshAccess.Login.KeyFile key -> new Proof.Keys(identity(key), false);
            case SshAccess.Login.Agent() -> new Proof.Keys(agent(), true);
            case SshAccess.Login.Password password -> new Proof.Password(secrets.find(password.secret())
                    .orElseThrow(() -> Problem.blocking(
                                    ProblemCode.SSH_PASSWORD_MISSING, Map.of("host", access.host(), "user", access.user()))
                            .asException()));
        };
    }

    Optional<Secret> sudoPassword(SshAccess access) {
        return Optional.ofNullable(access.sudoPassword()).flatMap(secrets::find);
    }

    private IdentityRepository agent() throws ProblemException {
        AgentConnector running =
                agents.running().orElseThrow(() -> Problem.blocking(ProblemCode.SSH_AGENT_MISSING, Map.of()).asException());
        IdentityRepository identities = new AgentIdentityRepository(running);
        if (identities.getIdentities().isEmpty()) {
            throw Problem.blocking(ProblemCode.SSH_AGENT_EMPTY, Map.of("agent", running.getName())).asException();
        }
        return identities;
    }

    /** Whether a passphrase locks it. */
    boolean locked(SshAccess.Login.KeyFile file) throws ProblemException {
        return load(file).getIdentities().stream().anyMatch(Identity::isEncrypted);
    }

    private IdentityRepository identity(SshAccess.Login.KeyFile file) throws ProblemException {
        IdentityRepository identities = load(file);
        for (Identity identity : identities.getIdentities()) {
            unlock(identity, file);
        }
        return identities;
    }

    private static IdentityRepository load(SshAccess.Login.KeyFile file) throws ProblemException {
        byte[] text = KeyText.read(file.path());
        JSch jsch = new JSch();
        jsch.setInstanceLogger(new JschLog());
        try {
            jsch.addIdentity(file.path(), text, null, null);
        } catch (JSchException | RuntimeException e) {
            throw KeyText.unreadable(file.path(), "format", e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        return jsch.getIdentityRepository();
    }

    private void unlock(Identity identity, SshAccess.Login.KeyFile file) throws ProblemException {
        if (!identity.isEncrypted()) {
            return;
        }
        Map<String, String> args = Map.of("path", file.path());
        Secret passphrase = secrets.find(file.passphrase())
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> Problem.blocking(ProblemCode.SSH_PASSPHRASE_MISSING, args).asException());
        byte[] utf8 = passphrase.reveal();
        boolean open;
        try {
            open = identity.setPassphrase(utf8);
        } catch (JSchException e) {
            throw KeyText.unreadable(file.path(), "format", e);
        } catch (RuntimeException e) {
            JschLog.LOG.debug("a key did not open", e);
            open = false;
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
        if (!open) {
            throw Problem.blocking(ProblemCode.SSH_PASSPHRASE_WRONG, args).asException();
        }
    }
}
