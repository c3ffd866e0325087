// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.GitTree;
import dev.hearth.manifest.SealedSecret;
import dev.hearth.port.GitRemote;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.GitUpkeep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes of the plan on their way into the repository that Hearth once wrote; what its owner changed there stays. */
final class RepositoryUpkeep implements GitUpkeep {
    private final Repository repository;
    private final String cluster;

    RepositoryUpkeep(Repository repository, String cluster) {
        this.repository = repository;
        this.cluster = cluster;
    }

    @Override
    public Map<ObjectRef, Standing> standing(List<Tracked> objects) throws ProblemException, InterruptedException {
        try (GitRemote git = repository.open()) {
            SortedMap<String, String> files = git.files(repository.branch());
            Written written = Written.of(files).orElse(Written.nothing());
            Map<ObjectRef, Standing> standing = new HashMap<>();
            for (Tracked each : objects) {
                standing.put(each.wanted().ref(), written.standing(path(each), content(each.wanted()), files));
            }
            return standing;
        }
    }

    @Override
    public void write(List<Tracked> objects) throws ProblemException, InterruptedException {
        try (GitRemote git = repository.open()) {
            Map<String, String> changed = objects.stream().collect(Collectors.toMap(RepositoryUpkeep::path, each -> content(each.wanted()), (one, same) -> same, TreeMap::new));
            Written written = Written.of(git.files(repository.branch())).orElse(Written.nothing());
            git.commit(repository.branch(), written.with(changed), List.of(), "Change " + objects.size() + " objects as the plan of " + cluster + " says now");
        }
    }

    @Override
    public Map<ObjectRef, Standing> leaving(List<Left> objects) throws ProblemException, InterruptedException {
        try (GitRemote git = repository.open()) {
            SortedMap<String, String> files = git.files(repository.branch());
            Written written = Written.of(files).orElse(Written.nothing());
            return objects.stream().collect(Collectors.toMap(Left::ref, each -> written.leaving(path(each), files)));
        }
    }

    @Override
    public void remove(List<Left> objects) throws ProblemException, InterruptedException {
        try (GitRemote git = repository.open()) {
            List<String> paths = objects.stream().map(RepositoryUpkeep::path).toList();
            Written written = Written.of(git.files(repository.branch())).orElse(Written.nothing());
            git.commit(repository.branch(), written.without(paths), paths, "Remove " + objects.size() + " objects that the plan of " + cluster + " does not know any more");
        }
    }

    private static String path(Left object) {
        return GitTree.path(object.application(), object.ref());
    }

    private static String path(Tracked object) {
        return GitTree.path(object.application(), object.wanted().ref());
    }

    /** As the tree has it: what is sealed stands there as it is read back from the cluster. */
    private static String content(Manifest wanted) {
        boolean sealed = wanted.ref().kind().equals(SealedSecret.KIND);
        return sealed ? GitTree.sealed(new LiveObject(wanted.ref(), Documents.content(wanted))).yaml() : wanted.yaml();
    }
}
