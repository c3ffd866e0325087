// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.text.Texts;
import dev.hearth.ui.draft.History;
import dev.hearth.ui.fx.Icon;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Takes back what was done, and does it again; a text field that is being typed in keeps its own keys for that. */
public final class UndoButtons extends HBox {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination AGAIN = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final History<?> history;

    /** @param key tells the buttons of several pages apart: {@code undo-<key>}, {@code redo-<key>} */
    public UndoButtons(String key, History<?> history, Texts texts) {
        super(2);
        this.history = history;
        getChildren().addAll(
                button("undo-" + key, Icon.UNDO, texts.get("history.undo"), UNDO, history.undoableProperty(), history::undo),
                button("redo-" + key, Icon.REDO, texts.get("history.redo"), REDO, history.redoableProperty(), history::redo));
    }

    /** The keys hold wherever in that part of the window the focus is, unless somebody inside takes them. */
    public UndoButtons listen(Node part) {
        part.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (UNDO.match(event)) {
                history.undo();
                event.consume();
            } else if (REDO.match(event) || AGAIN.match(event)) {
                history.redo();
                event.consume();
            }
        });
        return this;
    }

    private static Button button(String id, Icon icon, String name, KeyCombination keys, ObservableBooleanValue possible, Runnable action) {
        Button button = Buttons.icon(id, icon, name, action);
        button.setTooltip(new Tooltip(name + " (" + keys.getDisplayText() + ")"));
        button.disableProperty().bind(Bindings.not(possible));
        return button;
    }
}
