// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one session to a machine: made when it is needed, made again when it was lost. Whoever asks while it is being made
 * shares that attempt and its failure, so that a wrong password is said once and not by everybody who waits.
 */
final class Link {
    private final SshAccess access;
    private final Connector connector;
    private final SudoMemory sudo = new SudoMemory(System::nanoTime);
    private @Nullable Shared<Live> attempt;
    private boolean closed;

    Link(SshAccess access, Connector connector) {
        this.access = access;
        this.connector = connector;
    }

    SshAccess access() {
        return access;
    }

    Connector connector() {
        return connector;
    }

    SudoMemory sudo() {
        return sudo;
    }

    Live live() throws ProblemException, InterruptedException {
        while (true) {
            Shared<Live> shared = current();
            try {
                return shared.await();
            } catch (ProblemException | IllegalStateException e) {
                // Somebody else gave it up in the moment in which we joined.
                if (!shared.abandoned()) {
                    throw e;
                }
            }
        }
    }

    private synchronized Shared<Live> current() throws ProblemException {
        if (closed) {
            throw Problem.blocking(ProblemCode.SSH_CONNECTION_LOST, Map.of("host", access.host())).detail("closed by Hearth").asException();
        }
        Shared<Live> last = attempt;
        if (last != null && last.abandoned()) {
            var _ = last.future().thenAccept(Live::end);
        } else if (last != null && !last.failed() && !(last.succeeded() && !last.value().up())) {
            return last;
        }
        if (last != null && last.succeeded() && !last.abandoned()) {
            last.value().end();
        }
        Shared<Live> next = Shared.start("ssh " + access.destination(), this::connect);
        attempt = next;
        return next;
    }

    private Live connect() throws ProblemException, InterruptedException {
        Live live = connector.connect(access);
        synchronized (this) {
            if (closed) {
                live.end();
            }
        }
        return live;
    }

    void close() {
        Shared<Live> last;
        synchronized (this) {
            closed = true;
            last = attempt;
        }
        if (last != null && last.succeeded()) {
            last.value().end();
        }
    }
}
