// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.Severity;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A problem in full: what was found, what is required, why it matters, what to do. */
public final class ProblemRow extends HBox {
    public ProblemRow(Problem problem, Texts texts) {
        ProblemText text = ProblemText.of(problem, texts);
        String style = style(problem.severity());
        VBox column = new VBox(3,
                Words.of(text.title(), "h-strong"),
                Words.of(Words.sentence(text.found()) + " " + texts.get("problem.required", Map.of("required", text.required()))),
                Words.of(text.why(), "h-muted", "h-small"),
                Words.of(text.fix(), "h-fix"));
        HBox.setHgrow(column, Priority.ALWAYS);
        setSpacing(10);
        setPadding(new Insets(10, 12, 10, 12));
        getStyleClass().addAll("h-problem", style + "-ground");
        getChildren().addAll(icon(problem.severity()).picture(style), column);
        setAccessibleText(text.title() + ". " + text.found() + " " + text.fix());
    }

    public static Icon icon(Severity severity) {
        return switch (severity) {
            case BLOCKING -> Icon.ERROR;
            case SHOULD_FIX -> Icon.WARNING;
            case INFO -> Icon.INFO;
        };
    }

    public static String style(Severity severity) {
        return switch (severity) {
            case BLOCKING -> "h-failed";
            case SHOULD_FIX -> "h-warn";
            case INFO -> "h-running";
        };
    }
}
