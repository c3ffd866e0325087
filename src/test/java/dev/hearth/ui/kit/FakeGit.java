// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.GitRemote;
import dev.hearth.port.GitRemotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One repository, whatever it is asked for by. */
public final class FakeGit implements GitRemotes {
    public static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEoX4f0m1hQ8wYd2v7cJt5sRkLpZbNq9aGxUeT3yW6Vi hearth home";
    public final SortedMap<String, String> heads = new TreeMap<>();
    public final SortedMap<String, String> files = new TreeMap<>();
    public final List<GitTarget> opened = new ArrayList<>();
    public Optional<Problem> problem = Optional.empty();

    @Override
    public GitRemote open(GitTarget target, Path folder) {
        opened.add(target);
        return new Remote(target);
    }

    private final class Remote implements GitRemote {
        private final GitTarget target;

        Remote(GitTarget target) {
            this.target = target;
        }

        @Override
        public SortedMap<String, String> heads() throws ProblemException {
            if (problem.isPresent()) {
                throw problem.get().asException();
            }
            return heads;
        }

        @Override
        public SortedMap<String, String> files(String branch) {
            return files;
        }

        @Override
        public String commit(String branch, Map<String, String> put, List<String> remove, String message) {
            throw new AssertionError("a page writes nothing");
        }

        @Override
        public Optional<String> publicKey() {
            return target instanceof GitTarget.Ssh ? Optional.of(KEY) : Optional.empty();
        }

        @Override
        public Map<String, Secret> readCredential() {
            throw new AssertionError("no page asks for it");
        }

        @Override
        public Optional<String> hostKey() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
