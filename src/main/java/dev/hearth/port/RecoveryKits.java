// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Recovery kits on the desktop: one file each, encrypted with age (scrypt, a passphrase), which {@code age -d} opens. */
public interface RecoveryKits {
    /** The file in it that holds the cluster's plan. */
    String PLAN = "plan.yaml";

    /** Whether there is a file, without opening it. */
    boolean exists(Path file);

    /**
     * SHA-256 of the file as it is, in 64 hex digits; needs no passphrase.
     *
     * @return empty when there is no file
     * @throws ProblemException KIT_UNREADABLE
     */
    Optional<String> sum(Path file) throws ProblemException;

    /**
     * Writes it anew: to a file beside it first, 0600, then renamed.
     *
     * @param files names and contents in it
     * @throws ProblemException KIT_UNWRITABLE
     */
    void write(Path file, Secret passphrase, Map<String, Secret> files) throws ProblemException, InterruptedException;

    /**
     * @return what is in it; empty when there is no file
     * @throws ProblemException KIT_PASSPHRASE_WRONG, KIT_UNREADABLE
     */
    Optional<Opened> open(Path file, Secret passphrase) throws ProblemException, InterruptedException;

    /** As {@link #open}: names and contents alone. */
    default Optional<Map<String, Secret>> read(Path file, Secret passphrase) throws ProblemException, InterruptedException {
        return open(file, passphrase).map(Opened::files);
    }

    /**
     * @param files names and contents
     * @param made when they were written, by the clock of the computer that did
     */
    record Opened(Map<String, Secret> files, Instant made) {
        public Opened {
            files = Map.copyOf(files);
        }
    }
}
