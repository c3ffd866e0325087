// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.text.Texts;
import dev.hearth.ui.draft.FieldModel;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A few words of which one is chosen; texts are {@code input.<key>} and {@code input.<key>.<choice>}. */
public final class ChoiceRow extends HBox {
    private final FieldModel model;
    private final ObservableValue<String> otherwise;
    private final List<String> choices;
    private final Pills pills;
    private final Label label;
    private final VBox column;

    /** @param choices what the draft's text may be, the first one also for an empty text */
    public ChoiceRow(FieldModel model, String key, Texts texts, String... choices) {
        this(model, new SimpleStringProperty(""), key, texts, choices);
    }

    /** @param otherwise what holds while the draft's text is empty */
    public ChoiceRow(FieldModel model, ObservableValue<String> otherwise, String key, Texts texts, String... choices) {
        this.model = model;
        this.otherwise = otherwise;
        this.choices = List.of(choices);
        String name = texts.get("input." + key);
        pills = new Pills(key.replace('.', '-'), name, this.choices,
                this.choices.stream().map(choice -> texts.get("input." + key + "." + choice)).toList());
        pills.onChosen(at -> {
            model.textProperty().set(this.choices.get(at));
            model.show();
        });
        ProblemNote note = new ProblemNote("", texts);
        label = Words.line(name, "h-field-label");
        column = new VBox(3, pills, note);
        getChildren().addAll(label, column);
        getStyleClass().addAll("h-field", "h-choice");
        setAlignment(Pos.CENTER_LEFT);
        model.textProperty().addListener((all, was, is) -> show());
        otherwise.addListener((all, was, is) -> show());
        model.problemProperty().addListener((all, was, is) -> note.show(is));
        note.show(model.problemProperty().get());
        show();
    }

    /** With its name above it, for many choices: each has room for its word. */
    public ChoiceRow above() {
        pills.whole();
        getChildren().setAll(new VBox(4, label, column));
        return this;
    }

    private void show() {
        String text = model.textProperty().get();
        pills.choose(Math.max(0, choices.indexOf(text.isEmpty() ? otherwise.getValue() : text)));
    }
}
