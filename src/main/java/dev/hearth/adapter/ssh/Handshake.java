// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import dev.hearth.port.PublicKey;
import java.util.List;

/** Makes one session, or asks for a host key and leaves. Blocks without hearing interrupts; {@link Wire#cut} ends it. */
final class Handshake {
    private final SshAccess access;
    private final SshSettings settings;
    private final List<PublicKey> pinned;
    private final Wire wire;

    Handshake(SshAccess access, SshSettings settings, List<PublicKey> pinned, Wire wire) {
        this.access = access;
        this.settings = settings;
        this.pinned = pinned;
        this.wire = wire;
    }

    Session logIn(Proof proof) throws ProblemException {
        HostKeyCheck check = new HostKeyCheck(pinned, false);
        try {
            Session session = session(check);
            session.setConfig("PreferredAuthentications", proof.methods());
            proof.into(session);
            session.connect((int) settings.connect().toMillis());
            wire.established();
            session.setServerAliveInterval((int) settings.keepAlive().toMillis());
            session.setServerAliveCountMax(settings.keepAliveMisses());
            return session;
        } catch (JSchException | RuntimeException e) {
            wire.cut();
            throw new ConnectFailure(access, wire, check).translate(e, proof);
        }
    }

    /** The key that the machine shows. */
    HostKey ask() throws ProblemException {
        HostKeyCheck check = new HostKeyCheck(pinned, true);
        try {
            Session session = session(check);
            session.setConfig("PreferredAuthentications", "none");
            session.connect((int) settings.connect().toMillis());
            session.disconnect();
            throw new IllegalStateException("jsch went past a host key that nobody accepted");
        } catch (JSchException e) {
            PublicKey shown = check.shown().orElse(null);
            if (shown == null) {
                throw new ConnectFailure(access, wire, check).translate(e, null);
            }
            return new HostKey(shown.type(), shown.base64(), shown.fingerprint(), check.trust(shown));
        } finally {
            wire.cut();
        }
    }

    private Session session(HostKeyCheck check) throws JSchException {
        JSch jsch = new JSch();
        jsch.setInstanceLogger(new JschLog());
        Session session = jsch.getSession(access.user(), access.host(), access.port());
        session.setSocketFactory(wire);
        session.setDaemonThread(true);
        session.setHostKeyRepository(check);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("server_host_key", check.algorithms());
        return session;
    }
}
