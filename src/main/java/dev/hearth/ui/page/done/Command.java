// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line that is copied with its button, as a command or an address. */
final class Command extends VBox {
    private final HBox row = new HBox(4);
    private final Label line;

    /** @param id of the line; that of the button ends in {@code -copy} */
    Command(String id, String text, Texts texts) {
        line = Words.of(text, "h-mono", "h-small");
        line.setId(id);
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        Button copy = button(id + "-copy", Icon.COPY, texts.get("done.copy", Map.of("text", text)), () -> {
            ClipboardContent copied = new ClipboardContent();
            copied.putString(text);
            Clipboard.getSystemClipboard().setContent(copied);
        });
        row.getChildren().addAll(line, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
        getStyleClass().add("done-command");
    }

    /** With a title beside the buttons, so that a long address has the whole width, and one more button that opens it. */
    Command opening(String title, String name, Runnable open) {
        Label words = Words.of(title, "h-small", "h-medium");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        row.getChildren().set(0, words);
        row.getChildren().add(button(line.getId() + "-open", Icon.LINK, name, open));
        getChildren().add(line);
        return this;
    }

    private static Button button(String id, Icon icon, String name, Runnable action) {
        Button button = new Button("", icon.picture());
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        return button;
    }
}
