// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.problem.Severity;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.GitRemote;
import dev.hearth.ui.trust.HostKeyCheck;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.Work;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The test of the connection, and the deploy key, which is made when it is first asked for. */
public final class TestViewModel {
    private final PageContext context;
    private final HostKeyCheck keys;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.none());
    private final ReadOnlyStringWrapper publicKey = new ReadOnlyStringWrapper("");
    private Optional<Work> running = Optional.empty();

    TestViewModel(PageContext context) {
        this.context = context;
        this.keys = new HostKeyCheck(context.bench().hosts(), "git-host-key");
        state.addListener((all, was, is) -> tell());
        context.draft().draftProperty().addListener((all, was, is) -> tell());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** As one line for pasting; empty while it is not known. */
    public ReadOnlyStringProperty publicKeyProperty() {
        return publicKey.getReadOnlyProperty();
    }

    HostKeyCheck keys() {
        return keys;
    }

    /** What would be tested now; empty for no repository, and while what is entered cannot be read. */
    public Optional<Asked> wanted() {
        ClusterDraft draft = context.draft().get();
        ClusterDraft alone = draft.withPlatform(ClusterDraft.Platform.empty().withGit(draft.platform().git()));
        return ClusterDrafts.platform(alone).map(PlatformSpec::git).filter(target -> !(target instanceof GitTarget.None))
                .map(target -> new Asked(target, context.bench().secrets().find(SecretRef.gitToken()), context.bench().secrets().find(SecretRef.gitKeyPassphrase())));
    }

    /** Whether the last result is about what is entered now. */
    public boolean current() {
        Phase phase = state.get().phase();
        return (phase == Phase.REACHED || phase == Phase.FAILED) && state.get().of().isPresent() && state.get().of().equals(wanted());
    }

    /** Asks the host who it is, the user whether that is right, and the repository for its branches. */
    void run() {
        begin(Phase.TESTING, this::look);
    }

    /** Only gets the public half of the key that would be used. */
    void showKey() {
        begin(Phase.READING_KEY, (asked, work) -> work.run(() -> readKey(asked, work)));
    }

    private void begin(Phase phase, java.util.function.BiConsumer<Asked, Work> first) {
        if (running.isPresent()) {
            return;
        }
        wanted().ifPresent(asked -> {
            Work work = new Work(context.background(), context.ui());
            running = Optional.of(work);
            state.set(new State(phase, Optional.of(asked), Optional.empty(), Optional.empty()));
            first.accept(asked, work);
        });
    }

    private void look(Asked asked, Work work) {
        Map<SshAccess, String> hosts = asked.target() instanceof GitTarget.Ssh ssh
                ? Map.of(new SshAccess(ssh.host(), ssh.port(), ssh.user(), new SshAccess.Login.Agent(), null, null), ssh.host()) : Map.of();
        keys.ask(hosts, work, trusted -> {
            if (trusted) {
                work.run(() -> heads(asked, work));
            } else {
                end(State.none());
            }
        });
    }

    private void heads(Asked asked, Work work) {
        String branch = branch(asked.target());
        try (GitRemote remote = open(asked)) {
            remote.publicKey().ifPresent(line -> work.tell(() -> publicKey.set(line)));
            GitRemote.Sight seen = remote.look(branch);
            TreeMap<String, String> heads = new TreeMap<>(seen.heads());
            TreeSet<String> files = new TreeSet<>(seen.files().keySet());
            work.tell(() -> end(new State(Phase.REACHED, Optional.of(asked), Optional.of(new Heads(branch, Collections.unmodifiableSortedMap(heads),
                    Collections.unmodifiableSortedSet(files), context.clock().instant())), Optional.empty())));
        } catch (ProblemException e) {
            work.tell(() -> end(new State(Phase.FAILED, Optional.of(asked), Optional.empty(), Optional.of(e.problem()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readKey(Asked asked, Work work) {
        try (GitRemote remote = open(asked)) {
            Optional<String> line = remote.publicKey();
            work.tell(() -> {
                publicKey.set(line.orElse(""));
                end(State.none());
            });
        } catch (ProblemException e) {
            work.tell(() -> end(new State(Phase.FAILED, Optional.of(asked), Optional.empty(), Optional.of(e.problem()))));
        }
    }

    private GitRemote open(Asked asked) throws ProblemException {
        return context.bench().git().open(asked.target(), context.bench().clusters().folder(context.draft().get().name()));
    }

    /** A folder has no remote branch of its own to choose. */
    static String branch(GitTarget target) {
        return switch (target) {
            case GitTarget.Ssh ssh -> ssh.branch();
            case GitTarget.Https https -> https.branch();
            default -> "main";
        };
    }

    private void end(State found) {
        running = Optional.empty();
        state.set(found);
    }

    boolean stop() {
        if (running.isEmpty()) {
            return false;
        }
        running.get().stop();
        keys.withdraw();
        end(State.none());
        return true;
    }

    void forget() {
        stop();
        publicKey.set("");
        state.set(State.none());
    }

    /** The key was for what stood there before. */
    void forgetKey() {
        publicKey.set("");
    }

    List<Problem> problems() {
        if (!current()) {
            return List.of();
        }
        Optional<Problem> failed = state.get().problem().map(this::placed);
        return failed.or(() -> state.get().heads().filter(Heads::theirs).map(this::foreign)).stream().toList();
    }

    /** Told before the run comes to it: nothing of it is decided without the user. */
    private Problem foreign(Heads heads) {
        Kind kind = Kind.of(context.draft().get().platform().git());
        String found = String.join(", ", heads.files().isEmpty() ? heads.heads().keySet() : heads.some());
        return Problem.blocking(ProblemCode.GIT_FOREIGN, Map.of("branch", heads.branch(), "found", found, "own", own()))
                .at(Field.of(kind == Kind.FOLDER ? "git.place" : "git.branch"));
    }

    /** The branch that Hearth may have for itself. */
    String own() {
        return Heads.OWN + context.draft().get().name().strip();
    }

    private Problem placed(Problem found) {
        Problem problem = found.retry() == Retry.SOON
                ? new Problem(found.code(), Severity.SHOULD_FIX, null, found.args(), found.detail(), found.retry()) : found;
        return problem.at(Field.of(GitFields.of(problem.code(), Kind.of(context.draft().get().platform().git()))));
    }

    void tell() {
        context.draft().tell("git", problems());
    }

    /** Everything that the answer depends on. */
    public record Asked(GitTarget target, Optional<Secret> token, Optional<Secret> passphrase) {}

    /** How far the test is. */
    public enum Phase {
        NOT_RUN,
        READING_KEY,
        TESTING,
        REACHED,
        FAILED
    }

    /** @param of what was tested */
    public record State(Phase phase, Optional<Asked> of, Optional<Heads> heads, Optional<Problem> problem) {
        static State none() {
            return new State(Phase.NOT_RUN, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
