// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.FieldModel;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
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
    private final TextField input;
    private final VBox column;
    private final FieldModel model;
    private final Texts texts;
    private final String name;
    private final String hint;
    private ProblemNote note;

    /** @param key path of the field in the text bundle, as {@code network.vip}; with hyphens for dots also the control's id */
    public TextRow(FieldModel model, String key, Texts texts, String... styleClasses) {
        this(new TextField(), model, key, texts, styleClasses);
    }

    private TextRow(TextField input, FieldModel model, String key, Texts texts, String... styleClasses) {
        this.input = input;
        this.model = model;
        this.texts = texts;
        this.name = texts.get("input." + key);
        this.hint = texts.get("input." + key + ".hint");
        this.note = new ProblemNote(hint, texts);
        input.setId(key.replace('.', '-'));
        input.setAccessibleHelp(hint);
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
        column = new VBox(3, input, note);
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(label, column);
        getStyleClass().add("h-field");
        setAlignment(Pos.TOP_LEFT);
        managedProperty().bind(visibleProperty());
        model.problemProperty().addListener((all, was, is) -> show(is));
        show(model.problemProperty().get());
    }

    /** A password: what is typed is not shown, and the model hands it to whoever keeps secrets. */
    public static TextRow secret(FieldModel model, String key, Texts texts) {
        return new TextRow(new PasswordField(), model, key, texts).compact();
    }

    /** Without the line under it while nothing is wrong; what the field is for is said by a tooltip. */
    public TextRow compact() {
        note = new ProblemNote("", texts);
        column.getChildren().setAll(input, note);
        input.setTooltip(new Tooltip(hint));
        show(model.problemProperty().get());
        return this;
    }

    /** Without the label before it, for a table whose head names the columns. */
    public TextRow bare() {
        getChildren().setAll(column);
        return compact();
    }

    /** While the field is empty it shows what holds in its place, or the example when that is empty too. */
    public TextRow over(ObservableValue<String> otherwise) {
        String example = input.getPromptText();
        input.promptTextProperty().bind(otherwise.map(text -> text.isEmpty() ? example : text));
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
        input.pseudoClassStateChanged(Styles.STATE_DANGER, blocks);
        input.pseudoClassStateChanged(Styles.STATE_WARNING, problem.isPresent() && !blocks);
        String said = note.show(problem);
        input.setAccessibleText(said.isEmpty() || said.equals(hint) ? name : name + ". " + said);
    }
}
