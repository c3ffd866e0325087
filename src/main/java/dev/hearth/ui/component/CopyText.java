// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A line that can be selected and copied, not changed. */
public final class CopyText extends HBox {
    private final TextField line = new TextField();

    /** @param id of the line; that of the button ends in {@code -copy} */
    public CopyText(String id, String name, String text, Texts texts) {
        super(6);
        line.setId(id);
        line.setEditable(false);
        line.getStyleClass().addAll("h-mono", "h-small");
        HBox.setHgrow(line, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, copying(id + "-copy", name, line::getText, texts));
        line.setAccessibleText(name);
        show(text);
    }

    public void show(String text) {
        line.setText(text);
    }

    /** A button that copies what the text is when it is pressed. */
    static Button copying(String id, String name, Supplier<String> text, Texts texts) {
        String words = texts.get("copy.what", Map.of("what", name));
        return Buttons.icon(id, Icon.COPY, words, () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }
}
