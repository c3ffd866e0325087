// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.GitTree;
import dev.hearth.port.GitRemote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes the tree: one commit, pushed, never by force. In a repository with files of somebody else it writes a branch of its own and
 * asks. What the owner changed stays; what Hearth has new to say is written beside it.
 */
final class RepositoryStep implements Step {
    private static final String OWN = "hearth/";
    private static final int SHORT_COMMIT = 8;
    private final StepInfo info;
    private final TreeSource source;
    private final Repository repository;
    private final String cluster;
    private final String readme;

    RepositoryStep(StepInfo info, TreeSource source, Repository repository, String cluster, String readme) {
        this.info = info;
        this.source = source;
        this.repository = repository;
        this.cluster = cluster;
        this.readme = readme;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.WRITE, repository.url() + " " + repository.branch(), "desktop"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        GitTree tree = source.tree(context);
        try (GitRemote git = repository.open()) {
            Sight sight = look(git, tree);
            if (!sight.changes().none()) {
                return new Probe.Needed(sight.changes().put().size() + " files to write, " + sight.changes().remove().size() + " to remove", List.of(
                        new Change(Change.Verb.WRITE, repository.url() + " " + sight.branch(), "desktop")));
            }
            if (sight.foreign()) {
                return new Probe.Impossible(foreign(sight));
            }
            String commit = sight.head().map(id -> id.substring(0, SHORT_COMMIT)).orElse("-");
            return Probe.satisfied(tree.files().size() + " files in " + sight.branch() + " at " + commit
                    + (sight.changes().kept().isEmpty() ? "" : ", kept as changed by others: " + String.join(", ", sight.changes().kept())));
        } catch (ProblemException e) {
            throw explained(e);
        }
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        GitTree tree = source.tree(context);
        try (GitRemote git = repository.open()) {
            Sight sight = look(git, tree);
            if (!sight.changes().none()) {
                String commit = git.commit(sight.branch(), sight.changes().put(), sight.changes().remove(), "Write the cluster " + cluster + " as Hearth set it up");
                context.log("commit " + commit + " on " + sight.branch());
            }
            if (sight.foreign()) {
                throw foreign(sight).asException();
            }
        } catch (ProblemException e) {
            throw explained(e);
        }
    }

    /**
     * @param branch that is written to
     * @param head its commit; empty when there is none yet
     * @param theirs files of somebody else in the branch that was asked for
     */
    private record Sight(String branch, Optional<String> head, boolean foreign, List<String> theirs, Written.Changes changes) {}

    private Sight look(GitRemote git, GitTree tree) throws ProblemException, InterruptedException {
        GitRemote.Sight seen = git.look(repository.branch());
        SortedMap<String, String> heads = seen.heads();
        SortedMap<String, String> files = seen.files();
        Optional<Written> written = Written.of(files);
        boolean made = heads.isEmpty() || repository.branch().startsWith(OWN) || (heads.containsKey(repository.branch()) && files.keySet().stream().allMatch(RepositoryStep::starter));
        boolean foreign = written.isEmpty() && !made;
        String branch = foreign ? OWN + cluster : repository.branch();
        SortedMap<String, String> there = foreign ? git.files(branch) : files;
        Written before = Written.of(there).orElse(Written.nothing());
        SortedMap<String, String> wanted = tree.files();
        if (!there.containsKey("README.md") || before.sums().containsKey("README.md")) {
            wanted.put("README.md", readme);
        }
        return new Sight(branch, Optional.ofNullable(heads.get(branch)), foreign, List.copyOf(files.keySet()), before.changes(wanted, there));
    }

    /** What Git hosts put into a repository that is new. */
    private static boolean starter(String path) {
        return path.matches("(?i)(readme|licen[cs]e)(\\.[a-z]+)?|\\.gitignore|\\.gitattributes");
    }

    private Problem foreign(Sight sight) {
        String found = sight.theirs().isEmpty() ? "-" : sight.theirs().size() + " (" + String.join(", ", sight.theirs().subList(0, Math.min(3, sight.theirs().size()))) + ")";
        return Problem.blocking(ProblemCode.GIT_NOT_EMPTY, Map.of("url", repository.url(), "branch", repository.branch(), "found", found, "kept", sight.branch()));
    }

    /** A key that the host does not know is of use only with its public half at hand. */
    private ProblemException explained(ProblemException e) throws ProblemException {
        if (e.problem().code() != ProblemCode.GIT_REFUSED && e.problem().code() != ProblemCode.GIT_MISSING) {
            return e;
        }
        try (GitRemote git = repository.open()) {
            return git.publicKey().map(key -> new ProblemException(e.problem().detail(key), e)).orElse(e);
        }
    }
}
