// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.FieldModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A few words of which one is chosen; texts are {@code input.<key>} and {@code input.<key>.<choice>}. */
public final class ChoiceRow extends HBox {
    private final FieldModel model;
    private final ObservableValue<String> otherwise;
    private final List<String> choices;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Label label;
    private final VBox column;
    private boolean showing;

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
        ToggleGroup group = new ToggleGroup();
        HBox pills = new HBox();
        for (String choice : choices) {
            ToggleButton button = new ToggleButton(texts.get("input." + key + "." + choice));
            button.setId(key.replace('.', '-') + "-" + choice);
            button.setAccessibleText(name + ": " + button.getText());
            button.setToggleGroup(group);
            // Arrow keys select without an action.
            button.selectedProperty().addListener((all, was, is) -> {
                if (is && !showing) {
                    model.textProperty().set(choice);
                    model.show();
                }
            });
            button.setOnAction(event -> show());
            button.getStyleClass().add(buttons.isEmpty() ? Styles.LEFT_PILL
                    : buttons.size() == choices.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            buttons.add(button);
        }
        pills.getChildren().addAll(buttons);
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
        buttons.forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        getChildren().setAll(new VBox(4, label, column));
        return this;
    }

    private void show() {
        String text = model.textProperty().get();
        int at = Math.max(0, choices.indexOf(text.isEmpty() ? otherwise.getValue() : text));
        showing = true;
        buttons.get(at).setSelected(true);
        showing = false;
    }
}
