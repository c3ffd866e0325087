// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.Session;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Connects: the way there (through the jump host's link), a turn among the handshakes, the handshake. */
final class Connector {
    private final Logins logins;
    private final KnownHosts known;
    private final SshSettings settings;
    private final Function<SshAccess, Link> links;
    private final Semaphore turns;

    Connector(Logins logins, KnownHosts known, SshSettings settings, Function<SshAccess, Link> links) {
        this.logins = logins;
        this.known = known;
        this.settings = settings;
        this.links = links;
        this.turns = new Semaphore(settings.handshakes(), true);
    }

    SshSettings settings() {
        return settings;
    }

    Logins logins() {
        return logins;
    }

    Live connect(SshAccess access) throws ProblemException, InterruptedException {
        Proof proof = logins.proof(access);
        Dial dial = dial(access);
        turns.acquire();
        try {
            Wire wire = new Wire(dial, settings.handshake());
            Session session = handshake(access, wire).logIn(proof);
            return new Live(session, wire, new Semaphore(settings.channels(), true));
        } catch (ProblemException e) {
            boolean changed = e.problem().code() == ProblemCode.SSH_HOST_KEY_CHANGED;
            throw changed ? new ProblemException(e.problem().with("file", known.file().toString()), e) : e;
        } finally {
            turns.release();
        }
    }

    HostKey ask(SshAccess access) throws ProblemException, InterruptedException {
        Dial dial = dial(access);
        turns.acquire();
        try {
            return handshake(access, new Wire(dial, settings.handshake())).ask();
        } finally {
            turns.release();
        }
    }

    private Handshake handshake(SshAccess access, Wire wire) throws ProblemException {
        return new Handshake(access, settings, known.pinned(KnownHosts.name(access.host(), access.port())), wire);
    }

    private Dial dial(SshAccess access) throws ProblemException, InterruptedException {
        SshAccess jump = access.jump();
        if (jump == null) {
            return Dial.direct(settings.connect());
        }
        Session way = links.apply(jump).live().session();
        return (host, port) -> ChannelSocket.open(way, host, port, settings.connect());
    }
}
