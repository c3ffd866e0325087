// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.fx.Icon;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A path that can be typed, or chosen in a dialog of the desktop. */
public final class PathRow extends HBox {
    private final TextRow row;
    private final Button choose;

    /** @param chooser asks; empty when the user changed their mind */
    public PathRow(FieldModel model, String key, Texts texts, Supplier<Optional<Path>> chooser) {
        super(8);
        row = new TextRow(model, key, texts, "h-mono").compact();
        HBox.setHgrow(row, Priority.ALWAYS);
        choose = Buttons.of(row.input().getId() + "-choose", Icon.OPEN, texts.get("input.choose"), () -> chooser.get().ifPresent(path -> {
            model.textProperty().set(path.toString());
            model.show();
        }));
        choose.setAccessibleText(texts.get("input." + key) + ": " + texts.get("input.choose").replace("_", ""));
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(row, choose);
        managedProperty().bind(visibleProperty());
    }

    /** Where there is little room: what the button does is said by its picture and a tooltip. */
    public PathRow small() {
        String name = choose.getAccessibleText();
        choose.setText("");
        choose.setAccessibleText(name);
        choose.setTooltip(new Tooltip(name));
        choose.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        return this;
    }

    public TextRow row() {
        return row;
    }
}
