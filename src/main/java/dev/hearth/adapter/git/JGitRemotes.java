// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.GitRemote;
import dev.hearth.port.GitRemotes;
import dev.hearth.port.SecretStore;
import java.nio.file.Path;

/** Repositories by JGit. A copy of each server's repository, without a work tree, stays in the cluster's folder. */
public final class JGitRemotes implements GitRemotes {
    private final SecretStore secrets;
    private final Path knownHosts;

    /** @param knownHosts Hearth's own file, where host keys are pinned by {@code RemoteHosts}, as those of nodes are */
    public JGitRemotes(SecretStore secrets, Path knownHosts) {
        this.secrets = secrets;
        this.knownHosts = knownHosts;
    }

    @Override
    public GitRemote open(GitTarget target, Path folder) throws ProblemException {
        OwnSettings.use();
        return switch (target) {
            case GitTarget.None() -> throw new IllegalArgumentException("no repository is wanted");
            case GitTarget.Folder(String path) -> new FolderRemote(Keys.path(path));
            case GitTarget.Ssh ssh -> new ServerRemote(ssh.url(), new SshDoor(ssh, new Keys(ssh, folder, secrets), knownHosts), folder.resolve("repository.git"));
            case GitTarget.Https https -> new ServerRemote(https.url(), new HttpsDoor(https, secrets), folder.resolve("repository.git"));
        };
    }
}
