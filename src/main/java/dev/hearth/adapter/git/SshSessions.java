// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** One SSH session for each conversation that JGit begins, by our own jsch and with one key alone. */
final class SshSessions extends SshSessionFactory {
    private static final int CONNECT_MILLIS = 15_000;
    private final GitTarget.Ssh target;
    private final KeyPair key;
    private final PinnedKeys pinned;

    SshSessions(GitTarget.Ssh target, KeyPair key, PinnedKeys pinned) {
        this.target = target;
        this.key = key;
        this.pinned = pinned;
    }

    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider credentials, FS fs, int timeoutMillis) throws TransportException {
        try {
            JSch jsch = new JSch();
            Session session = jsch.getSession(target.user(), target.host(), target.port());
            session.setDaemonThread(true);
            session.setHostKeyRepository(pinned);
            session.setIdentityRepository(identity(jsch));
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("server_host_key", pinned.algorithms());
            session.setConfig("PreferredAuthentications", "publickey");
            session.connect(CONNECT_MILLIS);
            return new Conversation(session);
        } catch (JSchException | IOException e) {
            throw new TransportException(uri, "no session", new ProblemException(problem(e), e));
        }
    }

    @Override
    public String getType() {
        return "hearth";
    }

    private IdentityRepository identity(JSch jsch) throws JSchException, IOException {
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        key.writeOpenSSHv1PrivateKey(open, null);
        jsch.addIdentity("hearth", open.toByteArray(), null, null);
        return jsch.getIdentityRepository();
    }

    private Problem problem(Exception e) {
        if (e instanceof JSchUnknownHostKeyException || e instanceof JSchChangedHostKeyException) {
            return pinned.problem(target.host());
        }
        String words = Objects.requireNonNullElse(e.getMessage(), "");
        if (words.startsWith("Auth ")) {
            return Problem.blocking(ProblemCode.GIT_REFUSED, Map.of("host", target.host(), "url", target.url(), "credential",
                    target.key() == null ? "deploy-key" : target.key())).detail(words);
        }
        return Problem.blocking(ProblemCode.GIT_UNREACHABLE, Map.of("host", target.host())).detail(words).retry(Retry.SOON);
    }

    private record Conversation(Session session) implements RemoteSession {
        @Override
        public Process exec(String command, int timeoutSeconds) throws IOException {
            try {
                ChannelExec channel = (ChannelExec) session.openChannel("exec");
                channel.setCommand(command);
                return SshProcess.start(channel, timeoutSeconds > 0 ? timeoutSeconds * 1000 : CONNECT_MILLIS);
            } catch (JSchException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }
}
