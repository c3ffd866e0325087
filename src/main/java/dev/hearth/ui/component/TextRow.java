// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.fx.Icon;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A labelled text field; under it stands what the field is for, or what is wrong with it. Its texts are
 * {@code input.<key>}, {@code .hint} and {@code .example}.
 */
public final class TextRow extends HBox {
    private final TextField input = new TextField();
    private final Label note = Words.of("", "h-small", "h-muted");
    private final Tooltip more = new Tooltip();
    private final FieldModel model;
    private final Texts texts;
    private final String name;
    private final String hint;
    private boolean compact;

    /** @param key path of the field in the text bundle, as {@code network.vip}; with hyphens for dots also the control's id */
    public TextRow(FieldModel model, String key, Texts texts, String... styleClasses) {
        this.model = model;
        this.texts = texts;
        this.name = texts.get("input." + key);
        this.hint = texts.get("input." + key + ".hint");
        input.setId(key.replace('.', '-'));
        input.setPromptText(texts.get("input." + key + ".example"));
        input.getStyleClass().addAll(styleClasses);
        input.textProperty().bindBidirectional(model.textProperty());
        input.focusedProperty().addListener((all, was, is) -> {
            if (was) {
                model.show();
            }
        });
        Label label = Words.line(name, "h-field-label");
        label.setLabelFor(input);
        VBox column = new VBox(3, input, note);
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(label, column);
        getStyleClass().add("h-field");
        setAlignment(Pos.TOP_LEFT);
        more.setWrapText(true);
        more.setMaxWidth(420);
        model.problemProperty().addListener((all, was, is) -> show(is));
        show(model.problemProperty().get());
    }

    /** Without the line under it while nothing is wrong; what the field is for is said by a tooltip. */
    public TextRow compact() {
        compact = true;
        input.setTooltip(new Tooltip(hint));
        show(model.problemProperty().get());
        return this;
    }

    public TextField input() {
        return input;
    }

    public FieldModel model() {
        return model;
    }

    private void show(Optional<Problem> problem) {
        boolean blocks = problem.isPresent() && problem.get().blocks();
        Optional<ProblemText> text = problem.map(found -> ProblemText.of(found, texts));
        String style = problem.isEmpty() ? "h-muted" : blocks ? "h-failed" : "h-warn";
        input.pseudoClassStateChanged(Styles.STATE_DANGER, blocks);
        input.pseudoClassStateChanged(Styles.STATE_WARNING, problem.isPresent() && !blocks);
        note.getStyleClass().removeAll("h-failed", "h-warn", "h-muted");
        note.getStyleClass().add(style);
        note.setGraphic(problem.isEmpty() ? null : (blocks ? Icon.ERROR : Icon.WARNING).picture(style));
        note.setText(text.map(ProblemText::title).orElse(hint));
        note.setVisible(!compact || problem.isPresent());
        note.setManaged(note.isVisible());
        Tooltip.uninstall(note, more);
        text.ifPresent(words -> {
            more.setText(words.found() + "\n" + words.why() + "\n" + words.fix());
            Tooltip.install(note, more);
        });
        input.setAccessibleText(name + ". " + text.map(words -> words.title() + ". " + words.fix()).orElse(hint));
    }
}
