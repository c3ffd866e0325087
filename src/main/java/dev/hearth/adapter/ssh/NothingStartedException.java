// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.JSchException;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import java.util.Map;

/** The channel for a command could not be had, so that nothing of it ran: it may be asked for again. */
final class NothingStartedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean noShell;
    private final boolean refused;

    /** @param answered whether the server said no to the channel (MaxSessions reached, or none allowed) */
    NothingStartedException(JSchException cause, boolean answered) {
        super(cause.getMessage(), cause);
        // jsch's own fixed words for an exec request that was denied.
        this.noShell = String.valueOf(cause.getMessage()).contains("failed to send channel request");
        this.refused = answered;
    }

    /** Whether it was the server's decision; otherwise the session is of no use any more. */
    boolean decided() {
        return noShell || refused;
    }

    ProblemException problem(SshAccess access) {
        Map<String, String> args = Map.of("host", access.host(), "user", access.user());
        Problem problem = noShell
                ? Problem.blocking(ProblemCode.SSH_NO_SHELL, args)
                : Problem.blocking(refused ? ProblemCode.SSH_CHANNEL_REFUSED : ProblemCode.SSH_CONNECTION_LOST, args).retry(Retry.SOON);
        return new ProblemException(problem.detail(String.valueOf(getMessage())), this);
    }
}
