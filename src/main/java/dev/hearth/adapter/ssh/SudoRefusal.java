// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.Map;
import java.util.regex.Pattern;

/** Why sudo did not run a command, by what it said in the C locale (sudo 1.8 to 1.9, and sudo-rs). */
final class SudoRefusal {
    private static final Pattern ABSENT = Pattern.compile("sudo: (command )?not found|'?sudo'?: No such file");
    private static final Pattern TERMINAL = Pattern.compile("must have a tty|a terminal is required");
    private static final Pattern NEEDS_PASSWORD =
            Pattern.compile("a password is required|interactive authentication is required|no password was provided");
    private static final Pattern WRONG = Pattern.compile("incorrect password|[Aa]uthentication fail|try again");

    private SudoRefusal() {}

    static Problem of(SshAccess access, Conversation.Ended ended, boolean hadPassword) {
        String said = ended.said();
        Map<String, String> who = Map.of("host", access.host(), "user", access.user());
        return Problem.blocking(code(ended, said, hadPassword), who).detail(said);
    }

    private static ProblemCode code(Conversation.Ended ended, String said, boolean hadPassword) {
        if (ended.prompts() > 1) {
            return ProblemCode.SUDO_PASSWORD_WRONG;
        }
        if (ABSENT.matcher(said).find()) {
            return ProblemCode.SUDO_MISSING;
        }
        if (TERMINAL.matcher(said).find()) {
            return ProblemCode.SUDO_NEEDS_TERMINAL;
        }
        if (ended.prompts() == 1 && WRONG.matcher(said).find()) {
            return ProblemCode.SUDO_PASSWORD_WRONG;
        }
        if (!hadPassword && NEEDS_PASSWORD.matcher(said).find()) {
            return ProblemCode.SUDO_PASSWORD_MISSING;
        }
        return ProblemCode.SUDO_NOT_ALLOWED;
    }
}
