// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Several lines for pasting elsewhere, as a policy or a key; Tab leaves them. */
public final class CopyArea extends VBox {
    private final TextArea area = new TextArea();

    /** @param id of the text; that of the button ends in {@code -copy} */
    public CopyArea(String id, String name, Texts texts) {
        super(4);
        area.setId(id);
        area.setEditable(false);
        area.setMinHeight(USE_PREF_SIZE);
        area.setWrapText(false);
        area.getStyleClass().addAll("h-mono", "h-small", "h-copy-area");
        area.setAccessibleText(name);
        // A text area takes Tab for itself, even when nothing can be typed.
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                event.consume();
                area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            }
        });
        HBox head = new HBox(Words.line(name, "h-small", "h-muted"), Words.gap(), CopyText.copying(id + "-copy", name, area::getText, texts));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(head, area);
    }

    /** Long lines are broken on the screen; what is copied has them whole. */
    public void setWrap() {
        area.setWrapText(true);
    }

    /** @param rows that are shown without scrolling */
    public void show(String text, int rows) {
        area.setText(text);
        area.setPrefRowCount(rows);
    }
}
