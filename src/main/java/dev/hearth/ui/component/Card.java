// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.ui.fx.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A titled card. */
public final class Card extends VBox {
    private final HBox head;
    private final Label title;

    public Card(Icon icon, String title, Node... content) {
        getStyleClass().add("h-card");
        setSpacing(12);
        this.title = Words.line(title, "h-title");
        head = new HBox(10, icon.picture(), this.title, Words.gap());
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(32);
        head.getStyleClass().add("h-card-title");
        getChildren().add(head);
        getChildren().addAll(content);
    }

    /** Puts controls at the right of the title. */
    public Card withTools(Node... tools) {
        head.getChildren().addAll(tools);
        return this;
    }

    public Label title() {
        return title;
    }
}
