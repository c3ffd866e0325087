// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Path;

/** One Linux machine, over SSH. Safe for several threads. */
public interface RemoteHost {
    SshAccess access();

    /**
     * Runs a command to its end.
     *
     * @return its exit code and output, whatever the code is
     * @throws ProblemException SSH_CONNECTION_LOST (Retry.SOON) when the end was not seen, COMMAND_TIMEOUT,
     *     SUDO_PASSWORD_WRONG, SUDO_PASSWORD_MISSING, SUDO_NOT_ALLOWED
     */
    CommandResult run(RemoteCommand command) throws ProblemException, InterruptedException;

    /**
     * Puts a file there: to a name beside it first, its SHA-256 compared on the machine, then renamed, as root.
     *
     * @param target absolute path; its folder is made (0755) when missing
     * @param mode octal permissions as {@code 0755}
     * @throws ProblemException DISK_FULL, UPLOAD_CORRUPT (Retry.SOON), SSH_CONNECTION_LOST ...
     */
    void upload(Path source, String target, String mode, String sha256, Transfer transfer)
            throws ProblemException, InterruptedException;
}
