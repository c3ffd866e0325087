// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Path;

/** Opens repositories. */
public interface GitRemotes {
    /**
     * Asks nothing of the network yet.
     *
     * @param folder of the cluster, for a working copy, a deploy key that is made when none is given, and pinned host keys
     */
    GitRemote open(GitTarget target, Path folder) throws ProblemException;
}
