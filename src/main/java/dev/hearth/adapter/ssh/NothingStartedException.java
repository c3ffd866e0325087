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

    NothingStartedException(JSchException cause) {
        super(cause.getMessage(), cause);
        String said = String.valueOf(cause.getMessage());
        // jsch's own fixed words: the exec request was denied; the channel was (MaxSessions reached, or none allowed).
        this.noShell = said.contains("failed to send channel request");
        this.refused = said.contains("channel is not opened");
    }

    ProblemException problem(SshAccess access) {
        Map<String, String> args = Map.of("host", access.host(), "user", access.user());
        Problem problem = noShell
                ? Problem.blocking(ProblemCode.SSH_NO_SHELL, args)
                : Problem.blocking(refused ? ProblemCode.SSH_CHANNEL_REFUSED : ProblemCode.SSH_CONNECTION_LOST, args).retry(Retry.SOON);
        return new ProblemException(problem.detail(String.valueOf(getMessage())), this);
    }
}
