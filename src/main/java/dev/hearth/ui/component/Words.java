// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Labels and the room between them. */
public final class Words {
    private Words() {}

    /** A label that may break its lines. */
    public static Label of(String text, String... styleClasses) {
        Label label = line(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A label in one line, cut off with dots where there is no room. */
    public static Label line(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A label in one line that follows a value. */
    public static Label following(ObservableValue<String> text, String... styleClasses) {
        Label label = line("", styleClasses);
        label.textProperty().bind(text);
        return label;
    }

    /** What was found, with a full stop where it has none: it may be a machine's own words. */
    public static String sentence(String found) {
        return found.isBlank() || ".!?:…".indexOf(found.charAt(found.length() - 1)) >= 0 ? found : found + ".";
    }

    /** Takes all the room that there is. */
    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
