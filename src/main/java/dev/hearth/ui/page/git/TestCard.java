// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.git.TestViewModel.Phase;
import dev.hearth.ui.page.git.TestViewModel.State;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Tests the connection and says what is there. */
final class TestCard extends VBox {
    private final GitViewModel page;
    private final TestViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final Runnable another;
    private final Button run;
    private final Label age = Words.line("", "h-muted", "h-small");
    private final VBox result = new VBox(8);

    /** @param another the user names another repository now */
    TestCard(GitViewModel page, Texts texts, InstantSource clock, Runnable another) {
        this.another = another;
        this.page = page;
        this.model = page.test();
        this.texts = texts;
        this.clock = clock;
        run = Buttons.of("git-test", Icon.LINK, texts.get("git.test"), page::testOrStop);
        age.setId("git-test-age");
        age.setMinWidth(USE_PREF_SIZE);
        result.setId("git-test-result");
        getChildren().add(new Card(Icon.VERIFYING, texts.get("git.test.title"), result).withTools(age, run));
        visibleProperty().bind(page.kind().map(kind -> kind != Kind.NONE));
        managedProperty().bind(visibleProperty());
        model.stateProperty().addListener((all, was, is) -> show());
        page.gitProperty().addListener((all, was, is) -> show());
        page.field(GitViewModel.TOKEN).textProperty().addListener((all, was, is) -> show());
        show();
    }

    void tick() {
        age.setText(model.stateProperty().get().heads().map(heads -> texts.get("rehearsal.age", Map.of("age", Age.of(heads.at(), clock.instant(), texts)))).orElse(""));
    }

    private void show() {
        State state = model.stateProperty().get();
        boolean testing = state.phase() == Phase.TESTING;
        run.setText(texts.get(testing ? "git.test.stop" : "git.test"));
        run.setGraphic((testing ? Icon.CANCELLED : Icon.LINK).picture());
        result.getChildren().clear();
        switch (state.phase()) {
            case NOT_RUN, READING_KEY -> say(Icon.NOT_CHECKED, "h-muted", texts.get(page.kind().getValue() == Kind.FOLDER ? "git.test.not-run.folder" : "git.test.not-run"));
            case TESTING -> say(Icon.RUNNING, "h-running", texts.get("git.test.running"));
            case REACHED -> say(model.current() ? Icon.OK : Icon.STALE, model.current() ? "h-done" : "h-warn", texts.get(model.current() ? "git.test.reached" : "git.test.stale"));
            case FAILED -> say(model.current() ? Icon.ERROR : Icon.STALE, model.current() ? "h-failed" : "h-warn", texts.get(model.current() ? "git.test.failed" : "git.test.stale"));
        }
        state.heads().ifPresent(this::standing);
        state.problem().ifPresent(problem -> {
            result.getChildren().add(new ProblemRow(problem, texts));
            if (!problem.detail().isBlank()) {
                result.getChildren().add(Words.of(problem.detail(), "h-mono", "h-small", "h-muted"));
            }
        });
        tick();
    }

    private void standing(Heads heads) {
        String key = "git.standing." + heads.standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean theirs = heads.theirs();
        Map<String, String> values = Map.of("branch", heads.branch(), "count", String.valueOf(heads.files().size()),
                "files", String.join(", ", heads.some()), "cluster", page.cluster());
        result.getChildren().add(new Fact(theirs ? Icon.WARNING : Icon.INFO, theirs ? "h-warn" : "h-muted", texts.get(key, values)));
        if (!heads.heads().isEmpty()) {
            String all = heads.heads().entrySet().stream().map(head -> head.getKey() + " " + head.getValue().substring(0, Math.min(7, head.getValue().length())))
                    .collect(Collectors.joining("\n"));
            result.getChildren().add(Words.of(all, "h-mono", "h-small", "h-muted"));
        }
        if (theirs && model.current()) {
            result.getChildren().addAll(Words.of(texts.get("git.choice"), "h-strong"), choices());
        }
    }

    /** A folder's branch is not chosen: there, only another folder helps. */
    private HBox choices() {
        Button other = Buttons.of("git-choice-other", Icon.WOULD_CHANGE, texts.get("git.choice.other"), () -> {
            page.useAnother();
            another.run();
        });
        Button own = Buttons.of("git-choice-branch", Icon.GIT, texts.get("git.choice.branch", Map.of("branch", model.own())), page::useOwnBranch, Styles.ACCENT);
        return page.kind().getValue() == Kind.FOLDER ? new HBox(8, other) : new HBox(8, own, other);
    }

    private void say(Icon icon, String style, String text) {
        result.getChildren().add(new Fact(icon, style, text, style));
    }
}
