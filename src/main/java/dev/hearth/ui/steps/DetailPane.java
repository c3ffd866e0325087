// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.steps;

import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.graph.PlanWords;
import dev.hearth.ui.graph.StatusLook;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected step: what it does, what it waits for and why, and the failure with what to do. */
public final class DetailPane extends Scroll {
    private final PlanWords words;
    private final Supplier<List<Node>> remedies;
    private final VBox content = new VBox();

    /** @param remedies what can be done about a failure, made anew for each that is shown */
    public DetailPane(ObservableValue<Optional<StepDetail>> detail, PlanWords words, Supplier<List<Node>> remedies) {
        this.words = words;
        this.remedies = remedies;
        setId("run-detail");
        getStyleClass().add("run-detail");
        content.getStyleClass().add("run-detail-content");
        setContent(content);
        setFitToWidth(true);
        setFocusTraversable(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(texts().get("run.detail"));
        detail.addListener((property, was, is) -> {
            if (!is.equals(was)) {
                show(is);
            }
        });
        show(detail.getValue());
    }

    private Texts texts() {
        return words.texts();
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
        Label status = label(words.status(step.status()) + " · " + step.place(), "run-status");
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
        VBox card = new VBox(7, title, label(problem.found(), "run-fact"));
        card.setId("run-problem");
        card.getStyleClass().add("run-problem");
        // In sight without scrolling: nowhere else are these buttons while the card is shown.
        card.getChildren().addAll(remedies.get());
        card.getChildren().addAll(part("fix", problem.fix()), part("required", problem.required()), part("why", problem.why()));
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
