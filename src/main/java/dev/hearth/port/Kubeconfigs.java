// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The user's own kubeconfig file. */
public interface Kubeconfigs {
    /** {@code ~/.kube/config}, or the first of KUBECONFIG. */
    Path defaultFile();

    /** Whether context {@code name} is there with the same server and credentials. */
    boolean contains(Path file, String name, Secret kubeconfig) throws ProblemException;

    /**
     * Adds or replaces cluster, user and context called {@code name}; all else stays. The file is 0600.
     *
     * @return the backup of what was there before; empty when there was no file
     * @throws ProblemException KUBECONFIG_UNREADABLE when the file is there and is none: it stays as it is
     */
    Optional<Path> merge(Path file, String name, Secret kubeconfig) throws ProblemException;

    /**
     * A whole kubeconfig, as the one in a cluster's folder.
     *
     * @throws ProblemException KUBECONFIG_UNREADABLE when it is not there or cannot be read
     */
    default Secret load(Path file) throws ProblemException {
        try {
            return Secret.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", file.toString())).detail(String.valueOf(e.getMessage())).asException();
        }
    }

    /**
     * Deletes a whole kubeconfig, as the one in a cluster's folder; nothing when it is not there.
     *
     * @throws ProblemException STORE_UNWRITABLE
     */
    default void delete(Path file) throws ProblemException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(String.valueOf(e.getMessage())).asException();
        }
    }
}
