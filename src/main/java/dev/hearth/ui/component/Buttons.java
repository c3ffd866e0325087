// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import atlantafx.base.theme.Styles;
import dev.hearth.ui.fx.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Buttons with an id, a picture and a word; an underscore in the word marks its mnemonic. */
public final class Buttons {
    private Buttons() {}

    public static Button of(String id, Icon icon, String text, Runnable action, String... styleClasses) {
        Button button = new Button(text, icon.picture());
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setAccessibleText(text.replace("_", ""));
        button.textProperty().addListener((all, was, is) -> button.setAccessibleText(is.replace("_", "")));
        button.setOnAction(event -> action.run());
        button.getStyleClass().addAll(styleClasses);
        return button;
    }

    /** A picture alone, named by what it tells to whoever points at it or hears it. */
    public static Button icon(String id, Icon icon, String name, Runnable action) {
        Button button = new Button("", icon.picture());
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        return button;
    }
}
