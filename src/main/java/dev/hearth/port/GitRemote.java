// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One repository. Every call fails with a problem: GIT_UNREACHABLE, GIT_REFUSED (key or token), GIT_MISSING, GIT_HOST_KEY_UNKNOWN,
 * GIT_HOST_KEY_CHANGED, GIT_READ_ONLY, GIT_MOVED (somebody pushed meanwhile; Retry.SOON).
 */
public interface GitRemote extends AutoCloseable {
    /** The branches with their commits; empty for a repository without any. */
    SortedMap<String, String> heads() throws ProblemException, InterruptedException;

    /** The files of a branch by their paths, as texts in UTF-8; empty when there is no such branch. */
    SortedMap<String, String> files(String branch) throws ProblemException, InterruptedException;

    /**
     * Both at the same moment.
     *
     * @param heads as {@link #heads} has them
     * @param files of the branch that was asked for, as {@link #files} has them
     */
    record Sight(SortedMap<String, String> heads, SortedMap<String, String> files) {}

    /** The branches, and the files of one of them; a server is asked once where that can be. */
    default Sight look(String branch) throws ProblemException, InterruptedException {
        return new Sight(heads(), files(branch));
    }

    /**
     * One commit on a branch, made when missing; never by force. What is already so makes no commit.
     *
     * @param put paths and contents to write
     * @param remove paths to remove
     * @return the commit that the branch is at
     */
    String commit(String branch, Map<String, String> put, List<String> remove, String message) throws ProblemException, InterruptedException;

    /** The public half of the key, for pasting at the host, as {@code ssh-ed25519 AAAA... hearth home}; empty with tokens and folders. */
    Optional<String> publicKey() throws ProblemException;

    /** What Argo CD needs to read it, as the data of its repository Secret: url, type, sshPrivateKey or username and password. */
    Map<String, Secret> readCredential() throws ProblemException;

    /** The host's key in known_hosts form as it was pinned; empty when it is not spoken to over SSH. */
    Optional<String> hostKey() throws ProblemException;

    @Override
    void close();
}
