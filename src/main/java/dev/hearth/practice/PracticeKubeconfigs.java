// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.Kubeconfigs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Kubeconfigs that are never written: practice must not touch the user's own. */
final class PracticeKubeconfigs implements Kubeconfigs {
    private final Path home;
    private final Map<Path, Map<String, Secret>> files = new HashMap<>();

    PracticeKubeconfigs(Path home) {
        this.home = home;
    }

    @Override
    public Path defaultFile() {
        return home.resolve(".kube").resolve("config");
    }

    @Override
    public synchronized boolean contains(Path file, String name, Secret kubeconfig) {
        return Optional.ofNullable(files.get(file)).map(names -> names.get(name)).filter(kubeconfig::equals).isPresent();
    }

    @Override
    public synchronized Optional<Path> merge(Path file, String name, Secret kubeconfig) {
        boolean there = files.containsKey(file);
        files.computeIfAbsent(file, path -> new HashMap<>()).put(name, kubeconfig);
        return there ? Optional.of(file.resolveSibling(file.getFileName() + ".before-hearth")) : Optional.empty();
    }

    @Override
    public synchronized void delete(Path file) {
        files.remove(file);
    }

    /** The one that was put there; a played file holds whole kubeconfigs by name. */
    @Override
    public synchronized Secret load(Path file) throws ProblemException {
        return Optional.ofNullable(files.get(file)).flatMap(names -> names.values().stream().findFirst()).orElseThrow(
                () -> Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", file.toString())).asException());
    }
}
