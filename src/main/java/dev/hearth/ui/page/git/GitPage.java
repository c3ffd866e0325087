// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.Columns;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.trust.QuestionPane;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The repository and a test of it at the left; its key, and what Hearth writes and never does, at the right. */
public final class GitPage implements Page {
    /** Form and explanation side by side, in pixels. */
    private static final double BOTH = 930;

    private final GitViewModel model;
    private final RepositoryCard repository;
    private final TestCard test;
    private final ChoiceRow ha;
    private final QuestionPane view;

    public GitPage(GitViewModel model, Texts texts, InstantSource clock, Desktop desktop) {
        this.model = model;
        repository = new RepositoryCard(model, texts, desktop);
        test = new TestCard(model, texts, clock, repository::focusPlace);
        ha = new ChoiceRow(model.field(GitViewModel.HIGH_AVAILABILITY), GitViewModel.HIGH_AVAILABILITY, texts, "no", "yes");
        Card argo = new Card(Icon.CLUSTER, texts.get("git.argo.title"), ha, Words.of(texts.get("git.argo.what"), "h-muted", "h-small"));
        argo.setSpacing(8);
        argo.visibleProperty().bind(model.offersHighAvailability());
        argo.managedProperty().bind(argo.visibleProperty());
        Card writes = new Card(Icon.SHIELD, texts.get("git.writes.title"),
                new Fact(Icon.OK, "h-done", texts.get("git.writes.apps")),
                new Fact(Icon.OK, "h-done", texts.get("git.writes.sealed")),
                new Fact(Icon.OK, "h-done", texts.get("git.writes.readme")),
                new Fact(Icon.UNTOUCHED, "h-muted", texts.get("git.never.force")),
                new Fact(Icon.UNTOUCHED, "h-muted", texts.get("git.never.yours")),
                new Fact(Icon.UNTOUCHED, "h-muted", texts.get("git.never.secrets")));
        VBox left = new VBox(16, repository, test, argo);
        VBox right = new VBox(16, new KeyCard(model, texts, desktop), writes);
        left.setPrefWidth(560);
        left.setMinWidth(480);
        right.setPrefWidth(440);
        right.setMinWidth(360);
        HBox.setHgrow(right, Priority.ALWAYS);
        view = new QuestionPane(PageScroll.around(new Columns(left, right, BOTH)), model.test().keys().questionProperty(), texts);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.test().stop()) {
                event.consume();
            }
        });
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        test.tick();
        return view;
    }

    @Override
    public void focus(Field field) {
        if (field.path().equals(GitViewModel.HIGH_AVAILABILITY)) {
            ha.lookupAll(".toggle-button").stream().findFirst().ifPresent(Node::requestFocus);
        } else if (!repository.focus(field)) {
            repository.focusFirst();
        }
    }

    @Override
    public void focusFirst() {
        repository.focusFirst();
    }
}
