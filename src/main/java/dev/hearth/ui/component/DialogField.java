// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A labelled field of a dialog, whose text is no part of a plan. */
public final class DialogField {
    private DialogField() {}

    /** @param enter what the key Enter does */
    public static HBox of(String id, TextField input, String name, StringProperty text, Runnable enter) {
        input.setId(id);
        input.setAccessibleText(name);
        input.textProperty().bindBidirectional(text);
        input.setOnAction(event -> enter.run());
        HBox.setHgrow(input, Priority.ALWAYS);
        return row(name, input);
    }

    public static HBox row(String name, Node input) {
        Label label = Words.line(name, "h-field-label");
        label.setLabelFor(input);
        HBox row = new HBox(8, label, input);
        row.getStyleClass().addAll("h-field", "h-choice");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
