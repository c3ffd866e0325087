// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.graph.StatusLook;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected step: what it does, what it waits for and why, and the failure with what to do. */
final class DetailPane extends ScrollPane {
    private final RunViewModel model;
    private final Runnable retry;
    private final TakeOver takeOver;
    private final Runnable saveReport;
    private final VBox content = new VBox();

    DetailPane(RunViewModel model, Runnable retry, TakeOver takeOver, Runnable saveReport) {
        this.model = model;
        this.retry = retry;
        this.takeOver = takeOver;
        this.saveReport = saveReport;
        setId("run-detail");
        getStyleClass().add("run-detail");
        content.getStyleClass().add("run-detail-content");
        setContent(content);
        setFitToWidth(true);
        setFocusTraversable(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(texts().get("run.detail"));
        model.detailProperty().addListener((property, was, is) -> {
            if (!is.equals(was)) {
                show(is);
            }
        });
        show(model.detailProperty().get());
    }

    private Texts texts() {
        return model.words().texts();
    }

    private void show(Optional<StepDetail> detail) {
        content.getChildren().clear();
        if (detail.isEmpty()) {
            content.getChildren().add(label(texts().get("run.detail.none"), "h-muted"));
            return;
        }
        StepDetail step = detail.get();
        Label title = label(step.title(), "h-strong");
        title.setId("run-detail-title");
        Label status = label(model.words().status(step.status()) + " · " + step.place(), "run-status");
        status.setGraphic(StatusLook.picture(step.status()));
        StatusLook.show(status, step.status());
        FlowPane head = new FlowPane(10, 2, title, status);
        content.getChildren().add(head);
        if (step.slow()) {
            Label slow = label(texts().get("run.slow"), "h-warn");
            slow.setGraphic(Icon.WARNING.picture("h-warn"));
            content.getChildren().add(slow);
        }
        step.hindrance().ifPresent(cause -> content.getChildren().add(hint(cause, step.said())));
        step.problem().ifPresent(problem -> content.getChildren().add(card(problem, step.said())));
        for (StepDetail.Fact fact : step.facts()) {
            Label name = label(texts().get("run.fact." + fact.kind()), "run-fact-name");
            Label text = label(fact.text(), fact.exact() ? "h-mono" : "run-fact", "h-small");
            text.setId("run-fact-" + fact.kind());
            content.getChildren().add(new VBox(1, name, text));
        }
    }

    /** Quiet: it may pass, and the run goes on waiting. */
    private Node hint(ProblemText cause, String said) {
        Label title = label(cause.title(), "h-strong");
        title.setGraphic(Icon.WARNING.picture("h-warn"));
        title.setId("run-hint-title");
        VBox hint = new VBox(7, label(texts().get("run.hint"), "run-fact-name"), title, label(cause.found(), "run-fact"), part("fix", cause.fix()),
                label(texts().get("run.hint.waits"), "h-muted", "h-small"));
        addSaid(hint, said);
        hint.setId("run-hint");
        hint.getStyleClass().add("run-hint");
        return hint;
    }

    private Node card(ProblemText problem, String said) {
        Label title = label(problem.title(), "h-strong", "h-failed");
        title.setGraphic(Icon.ERROR.picture("h-failed"));
        title.setId("run-problem-title");
        VBox card = new VBox(7, title, label(problem.found(), "run-fact"), part("fix", problem.fix()));
        card.setId("run-problem");
        card.getStyleClass().add("run-problem");
        Button again = Buttons.of("run-card-retry", Icon.RETRY, texts().get("run.button.retry"), retry, "accent", "small");
        // The failure is shown before the run has ended: other branches go on.
        again.disableProperty().bind(model.phaseProperty().map(Phase::running));
        Button report = Buttons.of("run-card-report", Icon.SAVE, texts().get("run.button.report"), saveReport, "small");
        HBox buttons = new HBox(8, again, takeOver.button("run-card-take-over", retry, "small"), report);
        buttons.setAlignment(Pos.CENTER_LEFT);
        card.getChildren().addAll(buttons, label(texts().get("run.retry.safe"), "h-muted", "h-small"), part("required", problem.required()),
                part("why", problem.why()));
        addSaid(card, said);
        VBox.setVgrow(card, Priority.NEVER);
        return card;
    }

    private void addSaid(VBox card, String said) {
        if (!said.isBlank()) {
            card.getChildren().add(new VBox(1, label(texts().get("run.problem.said"), "run-fact-name"), label(said, "h-mono", "h-small")));
        }
    }

    private Node part(String key, String text) {
        return new VBox(1, label(texts().get("run.problem." + key), "run-fact-name"), label(text, "run-fact"));
    }

    private static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
