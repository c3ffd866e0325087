// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.GitRemote;
import dev.hearth.port.GitRemotes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Repositories of the played home: whatever the plan names is the one that there is. */
final class PracticeGit implements GitRemotes {
    private static final Duration ROUND_TRIP = Duration.ofMillis(400);
    private final World world;

    PracticeGit(World world) {
        this.world = world;
    }

    @Override
    public GitRemote open(GitTarget target, Path folder) {
        return new Remote(world, target);
    }

    private record Remote(World world, GitTarget target) implements GitRemote {
        @Override
        public SortedMap<String, String> heads() throws ProblemException, InterruptedException {
            reached();
            return world.ask(now -> world.cluster().git().commits());
        }

        @Override
        public SortedMap<String, String> files(String branch) throws ProblemException, InterruptedException {
            reached();
            return world.ask(now -> world.cluster().git().head(branch).map(GitPlay.Head::files).map(TreeMap::new).orElse(new TreeMap<>()));
        }

        @Override
        public String commit(String branch, Map<String, String> put, List<String> remove, String message) throws ProblemException, InterruptedException {
            reached();
            return world.ask(now -> world.cluster().git().commit(branch, put, remove, now));
        }

        @Override
        public Optional<String> publicKey() {
            return target instanceof GitTarget.Ssh ? Optional.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHByYWN0aWNl hearth practice") : Optional.empty();
        }

        @Override
        public Map<String, Secret> readCredential() {
            return switch (target) {
                case GitTarget.Ssh ssh -> Map.of("type", Secret.of("git"), "url", Secret.of(ssh.url()), "sshPrivateKey", Secret.of("practice"));
                case GitTarget.Https https -> Map.of("type", Secret.of("git"), "url", Secret.of(https.url()), "username", Secret.of(https.user()), "password", Secret.of("practice"));
                default -> Map.of();
            };
        }

        @Override
        public Optional<String> hostKey() {
            return target instanceof GitTarget.Ssh ssh ? Optional.of(ssh.host() + " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhvc3Q") : Optional.empty();
        }

        @Override
        public void close() {
            // There is no connection.
        }

        private void reached() throws ProblemException, InterruptedException {
            world.pass(ROUND_TRIP);
            boolean changed = world.ask(now -> world.has(Fault.GIT_HOST_KEY_CHANGED));
            if (changed && target instanceof GitTarget.Ssh ssh) {
                throw Problem.blocking(ProblemCode.GIT_HOST_KEY_CHANGED, Map.of("host", ssh.host(),
                        "pinned", "SHA256:m7Nq2pDq1o0yT3Jd5sYk0cVvX8wq9bQm1z4n6r8t0uE", "found", "SHA256:2bX1kq8Rr5v0eJfM3nQy7wZc9dT4sG6hLpAaUuIiOo0")).retry(Retry.NEVER).asException();
            }
        }
    }
}
