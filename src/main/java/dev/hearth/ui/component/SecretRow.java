// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A password: what is typed goes to whoever keeps secrets, and nowhere else. Texts as in {@link TextRow}. */
public final class SecretRow extends HBox {
    public SecretRow(String key, Texts texts, Consumer<String> typed) {
        String name = texts.get("input." + key);
        PasswordField input = new PasswordField();
        input.setId(key.replace('.', '-'));
        input.setPromptText(texts.get("input." + key + ".example"));
        input.setAccessibleText(name + ". " + texts.get("input." + key + ".hint"));
        input.setTooltip(new Tooltip(texts.get("input." + key + ".hint")));
        input.textProperty().addListener((all, was, is) -> typed.accept(is));
        HBox.setHgrow(input, Priority.ALWAYS);
        Label label = Words.line(name, "h-field-label");
        label.setLabelFor(input);
        getChildren().addAll(label, input);
        getStyleClass().addAll("h-field", "h-choice");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
    }
}
