// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.GitRemote;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A repository at a server, with a copy of ours beside it that has no work tree. */
final class ServerRemote implements GitRemote {
    private static final int TIMEOUT_SECONDS = 30;
    private final String url;
    private final Door door;
    private final Path copy;

    ServerRemote(String url, Door door, Path copy) {
        this.url = url;
        this.door = door;
        this.copy = copy;
    }

    @Override
    public SortedMap<String, String> heads() throws ProblemException, InterruptedException {
        return conversation(false, (repository, transport) -> heads(refs(transport)));
    }

    @Override
    public SortedMap<String, String> files(String branch) throws ProblemException, InterruptedException {
        return look(branch).files();
    }

    @Override
    public Sight look(String branch) throws ProblemException, InterruptedException {
        return conversation(false, (repository, transport) -> {
            SortedMap<String, ObjectId> refs = refs(transport);
            ObjectId head = refs.get(Constants.R_HEADS + branch);
            if (head == null) {
                return new Sight(heads(refs), new TreeMap<>());
            }
            // What our copy has of it is whole: a pack that was cut off is never taken in.
            if (!repository.getObjectDatabase().has(head)) {
                fetch(transport, branch);
            }
            return new Sight(heads(refs), new Trees(repository).files(head));
        });
    }

    @Override
    public String commit(String branch, Map<String, String> put, List<String> remove, String message) throws ProblemException, InterruptedException {
        SortedMap<String, ObjectId> refs = conversation(false, (repository, transport) -> {
            SortedMap<String, ObjectId> found = refs(transport);
            if (!found.isEmpty()) {
                transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/*:refs/remotes/origin/*")));
            }
            return found;
        });
        ObjectId head = refs.get(Constants.R_HEADS + branch);
        // a branch that is made begins where the repository's own begins, so that it can be merged
        ObjectId parent = Optional.ofNullable(head).or(() -> Optional.ofNullable(refs.get(Constants.HEAD))).orElse(null);
        return conversation(true, (repository, transport) -> {
            Optional<ObjectId> made = new Trees(repository).commit(parent, put, remove, message);
            if (made.isEmpty() && head != null) {
                return head.name();
            }
            ObjectId wanted = made.or(() -> Optional.ofNullable(parent)).orElseThrow();
            RemoteRefUpdate update = new RemoteRefUpdate(repository, (String) null, wanted, Constants.R_HEADS + branch, false, null,
                    Optional.ofNullable(head).orElse(ObjectId.zeroId()));
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            judge(update, branch);
            return wanted.name();
        });
    }

    private void judge(RemoteRefUpdate update, String branch) throws ProblemException {
        String words = update.getMessage() == null ? update.getStatus().name() : update.getMessage();
        switch (update.getStatus()) {
            case OK, UP_TO_DATE -> { }
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
                throw Problem.blocking(ProblemCode.GIT_MOVED, Map.of("url", url, "branch", branch)).detail(words).retry(Retry.SOON).asException();
            default -> throw Problem.blocking(ProblemCode.GIT_READ_ONLY, Map.of("url", url, "branch", branch)).detail(words).asException();
        }
    }

    @Override
    public Optional<String> publicKey() throws ProblemException {
        return door.publicKey();
    }

    @Override
    public Map<String, Secret> readCredential() throws ProblemException {
        Map<String, Secret> all = new TreeMap<>(door.credential());
        all.put("type", Secret.of("git"));
        all.put("url", Secret.of(url));
        return all;
    }

    @Override
    public Optional<String> hostKey() throws ProblemException {
        return door.hostKey();
    }

    @Override
    public void close() {
        // each conversation closes its own
    }

    private static SortedMap<String, String> heads(SortedMap<String, ObjectId> refs) {
        SortedMap<String, String> heads = new TreeMap<>();
        refs.forEach((name, id) -> {
            if (name.startsWith(Constants.R_HEADS)) {
                heads.put(name.substring(Constants.R_HEADS.length()), id.name());
            }
        });
        return heads;
    }

    private static SortedMap<String, ObjectId> refs(Transport transport) throws IOException {
        SortedMap<String, ObjectId> refs = new TreeMap<>();
        try (FetchConnection connection = transport.openFetch()) {
            for (Ref ref : connection.getRefs()) {
                ObjectId id = ref.getObjectId();
                if (id != null) {
                    refs.put(ref.getName(), id);
                }
            }
        }
        return refs;
    }

    private static void fetch(Transport transport, String branch) throws IOException {
        transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/" + branch + ":refs/remotes/origin/" + branch)));
    }

    @FunctionalInterface
    private interface Talk<T> {
        T with(Repository repository, Transport transport) throws IOException, ProblemException;
    }

    private synchronized <T> T conversation(boolean writing, Talk<T> talk) throws ProblemException, InterruptedException {
        try (Repository repository = open(); Transport transport = Transport.open(repository, new URIish(url))) {
            transport.setTimeout(TIMEOUT_SECONDS);
            door.prepare(transport);
            return talk.with(repository, transport);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("stopped while talking to " + url).initCause(e);
            }
            throw new Failure(url, door.facts(), writing).translate(e);
        }
    }

    private Repository open() throws IOException {
        Repository repository = new FileRepositoryBuilder().setGitDir(copy.toFile()).setBare().build();
        if (!Files.exists(copy.resolve(Constants.HEAD))) {
            Files.createDirectories(copy);
            repository.create(true);
        }
        return repository;
    }
}
