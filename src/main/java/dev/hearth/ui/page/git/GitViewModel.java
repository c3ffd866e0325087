// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.domain.cluster.ClusterDraft.Git;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.draft.SecretField;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The repository that Argo CD follows. What was typed for one kind is kept while another one is chosen. */
public final class GitViewModel implements PageLogic {
    static final String TOKEN = "git.token";
    static final String PASSPHRASE = "git.passphrase";
    static final String HIGH_AVAILABILITY = "argo-cd.high-availability";
    private final PageContext context;
    private final DraftModel model;
    private final Map<String, FieldModel> fields = new LinkedHashMap<>();
    private final SecretField token;
    private final SecretField passphrase;
    private final TestViewModel test;
    /** The places of the kinds that are not chosen now. */
    private final Map<Kind, String> places = new EnumMap<>(Kind.class);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private Kind shown;

    public GitViewModel(PageContext context) {
        this.context = context;
        this.model = context.draft();
        this.token = new SecretField(model, context.bench().secrets(), SecretRef.gitToken(), TOKEN);
        this.passphrase = new SecretField(model, context.bench().secrets(), SecretRef.gitKeyPassphrase(), PASSPHRASE);
        this.test = new TestViewModel(context);
        this.shown = Kind.of(git());
        field("kind", Git::kind, (g, text) -> choose(g, text));
        field("place", Git::place, (g, text) -> new Git(g.kind(), text, g.branch(), g.key(), g.user(), g.ca()));
        field("branch", Git::branch, (g, text) -> new Git(g.kind(), g.place(), text, g.key(), g.user(), g.ca()));
        field("key", Git::key, (g, text) -> new Git(g.kind(), g.place(), g.branch(), text, g.user(), g.ca()));
        field("user", Git::user, (g, text) -> new Git(g.kind(), g.place(), g.branch(), g.key(), text, g.ca()));
        fields.put(TOKEN, token.field());
        fields.put(PASSPHRASE, passphrase.field());
        fields.put(HIGH_AVAILABILITY, FieldModel.at(model, HIGH_AVAILABILITY, draft -> draft.platform().highAvailability(),
                (draft, text) -> draft.withPlatform(draft.platform().withHighAvailability(text))));
        for (FieldModel secret : List.of(token.field(), passphrase.field())) {
            secret.textProperty().addListener((all, was, is) -> {
                test.tell();
                judge();
            });
        }
        token.field().onLeft(() -> model.tell("token", missing()));
        field("git.place").textProperty().addListener((all, was, is) -> test.forgetKey());
        field("git.key").textProperty().addListener((all, was, is) -> test.forgetKey());
        model.draftProperty().addListener((all, was, is) -> judge());
        model.checkedProperty().addListener((all, was, is) -> judge());
        test.stateProperty().addListener((all, was, is) -> judge());
        judge();
    }

    private void field(String key, Function<Git, String> get, BiFunction<Git, String, Git> set) {
        fields.put("git." + key, FieldModel.at(model, "git." + key, draft -> get.apply(draft.platform().git()),
                (draft, text) -> draft.withPlatform(draft.platform().withGit(set.apply(draft.platform().git(), text)))));
    }

    /** An address of SSH is none of HTTPS: each kind has its own place, put aside while another is chosen. */
    private Git choose(Git git, String kind) {
        Git now = new Git(kind, git.place(), git.branch(), git.key(), git.user(), git.ca());
        Kind before = Kind.of(git);
        Kind after = Kind.of(now);
        if (before == after || after == Kind.NONE) {
            return now;
        }
        // With no repository wanted, the place is what was typed for the kind before.
        Kind owner = before != Kind.NONE ? before : shown != Kind.NONE ? shown : Kind.of(new Git("", git.place(), "", "", ""));
        places.put(owner, git.place());
        shown = after;
        return new Git(kind, places.getOrDefault(after, ""), git.branch(), git.key(), git.user(), git.ca());
    }

    @Override
    public PageId id() {
        return PageId.GIT;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Boolean> wanted() {
        return model.draftProperty().map(draft -> !draft.platform().scope().strip().equals("control-plane"));
    }

    @Override
    public ObservableValue<String> summary() {
        return model.draftProperty().map(draft -> context.texts().get("git.summary." + Kind.of(draft.platform().git()).id()));
    }

    @Override
    public void left() {
        test.stop();
    }

    @Override
    public void showProblems() {
        fields.values().forEach(FieldModel::show);
    }

    /** Another cluster is opened. */
    public void forget() {
        test.forget();
        token.forget();
        passphrase.forget();
        places.clear();
        model.tell("token", List.of());
        fields.values().forEach(FieldModel::hide);
        shown = Kind.NONE;
    }

    /** By path: {@code git.<key>}, {@code argo-cd.high-availability}. */
    public FieldModel field(String path) {
        return Objects.requireNonNull(fields.get(path), path);
    }

    public TestViewModel test() {
        return test;
    }

    ObservableValue<Kind> kind() {
        return model.draftProperty().map(draft -> Kind.of(draft.platform().git()));
    }

    ObservableValue<Git> gitProperty() {
        return model.draftProperty().map(draft -> draft.platform().git());
    }

    Git git() {
        return model.get().platform().git();
    }

    /** From three nodes on; also when it was asked for before a node went, so that it can be taken back. */
    ObservableValue<Boolean> offersHighAvailability() {
        return model.draftProperty().map(draft -> draft.nodes().size() >= 3 || draft.platform().highAvailability().strip().equals("yes"));
    }

    String cluster() {
        return model.get().name();
    }

    /** Tests, or stops; what is missing for it is shown at its field. */
    public void testOrStop() {
        if (test.stop()) {
            return;
        }
        fields.values().forEach(FieldModel::show);
        if (missing().isEmpty()) {
            test.run();
        }
    }

    /** In a repository of others: the user gives Hearth a branch of its own there. */
    void useOwnBranch() {
        field("git.branch").textProperty().set(test.own());
        test.run();
    }

    /** In a repository of others: the user names another one. */
    void useAnother() {
        test.forget();
        field("git.place").textProperty().set("");
    }

    /** Gets the public half of the key, and makes the key when there is none. */
    public void showKey() {
        field("git.place").show();
        test.showKey();
    }

    private List<Problem> missing() {
        boolean lacks = wanted().getValue() && Kind.of(git()) == Kind.HTTPS && context.bench().secrets().find(SecretRef.gitToken()).isEmpty();
        return lacks ? List.of(Problem.blocking(ProblemCode.GIT_TOKEN_MISSING, Map.of("url", git().place(), "user", git().user().isBlank() ? "git" : git().user()))
                .at(Field.of(TOKEN))) : List.of();
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(model.problems(path -> path.startsWith("git.") || path.equals(HIGH_AVAILABILITY)));
        found.addAll(missing());
        if (wanted().getValue()) {
            found.addAll(test.problems());
        }
        problems.set(List.copyOf(found));
    }
}
