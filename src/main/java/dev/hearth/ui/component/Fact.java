// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.ui.fx.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A picture and a sentence beside it, which may take several lines. */
public final class Fact extends HBox {
    public Fact(Icon icon, String style, String text, String... more) {
        super(10);
        Label label = Words.of(text, more);
        HBox.setHgrow(label, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(icon.picture(style), label);
    }
}
