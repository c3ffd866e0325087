// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.GitRemote;
import dev.hearth.port.GitRemotes;
import java.nio.file.Path;

/**
 * The repository that the plan names.
 *
 * @param folder of the cluster on the desktop
 */
record Repository(GitTarget target, GitRemotes git, Path folder) {
    private static final String FOLDER_BRANCH = "main";

    GitRemote open() throws ProblemException {
        return git.open(target, folder);
    }

    /** Whether the cluster can read it, and Argo CD so follow it. */
    boolean followed() {
        return target instanceof GitTarget.Ssh || target instanceof GitTarget.Https;
    }

    String url() {
        return switch (target) {
            case GitTarget.Ssh ssh -> ssh.url();
            case GitTarget.Https https -> https.url();
            case GitTarget.Folder(String path) -> path;
            case GitTarget.None() -> "";
        };
    }

    String branch() {
        return switch (target) {
            case GitTarget.Ssh ssh -> ssh.branch();
            case GitTarget.Https https -> https.branch();
            case GitTarget.Folder folder -> FOLDER_BRANCH;
            case GitTarget.None() -> "";
        };
    }
}
