// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import java.util.List;

/** The machines that Hearth speaks to. One connection a machine is kept and shared until {@link #close}. */
public interface RemoteHosts extends AutoCloseable {
    /**
     * Connects, or gives the connection that there is; a lost one is made again.
     *
     * @throws ProblemException SSH_UNREACHABLE, SSH_REFUSED, SSH_HOST_KEY_UNKNOWN, SSH_HOST_KEY_CHANGED, SSH_AUTH_FAILED,
     *     SSH_KEY_UNREADABLE, SSH_PASSPHRASE_WRONG ...
     */
    RemoteHost connect(SshAccess access) throws ProblemException, InterruptedException;

    /**
     * Looks at a private key on this desktop without using it.
     *
     * @return whether a passphrase locks it
     * @throws ProblemException SSH_KEY_UNREADABLE, with what is wrong as {@code code}: {@code missing}, {@code folder},
     *     {@code public}, {@code format}; without one when it may not be read
     */
    boolean locked(SshAccess.Login.KeyFile key) throws ProblemException;

    /** Asks a machine for its host key without logging in. */
    HostKey hostKey(SshAccess access) throws ProblemException, InterruptedException;

    /** Trusts this key for this machine from now on (OpenSSH's known_hosts format, Hearth's own file). */
    void pin(SshAccess access, HostKey key) throws ProblemException;

    /** Lines of known_hosts (sshd(8)) with the keys that are trusted for this machine; none where none is. */
    default List<String> known(SshAccess access) throws ProblemException {
        return List.of();
    }

    @Override
    void close();
}
