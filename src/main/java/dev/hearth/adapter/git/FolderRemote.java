// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.GitRemote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A repository in a folder of the desktop, made when missing; its files are there to be read. Somebody's changes are never overwritten. */
final class FolderRemote implements GitRemote {
    private static final String FIRST_BRANCH = "main";
    private final Path folder;

    FolderRemote(Path folder) {
        this.folder = folder;
    }

    @Override
    public SortedMap<String, String> heads() throws ProblemException {
        return inside(repository -> {
            SortedMap<String, String> heads = new TreeMap<>();
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                ObjectId id = ref.getObjectId();
                if (id != null) {
                    heads.put(ref.getName().substring(Constants.R_HEADS.length()), id.name());
                }
            }
            return heads;
        });
    }

    @Override
    public SortedMap<String, String> files(String branch) throws ProblemException {
        return inside(repository -> {
            ObjectId head = repository.resolve(Constants.R_HEADS + branch);
            return head == null ? new TreeMap<>() : new Trees(repository).files(head);
        });
    }

    @Override
    public String commit(String branch, Map<String, String> put, List<String> remove, String message) throws ProblemException {
        return inside(repository -> {
            @Nullable ObjectId head = repository.resolve(Constants.R_HEADS + branch);
            Optional<ObjectId> made = new Trees(repository).commit(head, put, remove, message);
            if (made.isEmpty()) {
                return Optional.ofNullable(head).orElseThrow().name();
            }
            if (!repository.isBare() && (Constants.R_HEADS + branch).equals(repository.getFullBranch())) {
                show(repository, head, made.get());
            }
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setNewObjectId(made.get());
            update.setExpectedOldObjectId(Optional.ofNullable(head).orElse(ObjectId.zeroId()));
            RefUpdate.Result result = update.update();
            if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
                throw new IOException(branch + " " + result);
            }
            return made.get().name();
        });
    }

    @Override
    public Optional<String> publicKey() {
        return Optional.empty();
    }

    @Override
    public Map<String, Secret> readCredential() {
        return Map.of();
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // opened for each question
    }

    /** Brings the work tree to the commit; fails where a file of somebody's stands in the way. */
    private static void show(Repository repository, @Nullable ObjectId from, ObjectId to) throws IOException {
        DirCache index = repository.lockDirCache();
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId tree = walk.parseCommit(to).getTree();
            DirCacheCheckout checkout = from == null
                    ? new DirCacheCheckout(repository, index, tree)
                    : new DirCacheCheckout(repository, walk.parseCommit(from).getTree(), index, tree);
            checkout.setFailOnConflict(true);
            checkout.checkout();
        } finally {
            index.unlock();
        }
    }

    @FunctionalInterface
    private interface Talk<T> {
        T with(Repository repository) throws IOException;
    }

    private synchronized <T> T inside(Talk<T> talk) throws ProblemException {
        try (Repository repository = open()) {
            return talk.with(repository);
        } catch (IOException | GitAPIException | RuntimeException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.GIT_FOLDER, Map.of("path", folder.toString())).detail(String.valueOf(e.getMessage())), e);
        }
    }

    private Repository open() throws IOException, GitAPIException {
        if (Files.exists(folder.resolve(Constants.HEAD)) && Files.exists(folder.resolve("objects"))) {
            return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        }
        if (!Files.exists(folder.resolve(".git"))) {
            Files.createDirectories(folder);
            Git.init().setDirectory(folder.toFile()).setInitialBranch(FIRST_BRANCH).call().close();
        }
        return new FileRepositoryBuilder().setWorkTree(folder.toFile()).build();
    }
}
