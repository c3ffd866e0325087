// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A page and the question over it; when that is answered, the focus goes back to where it was. */
public final class Overlay extends StackPane {
    private final Node ground;
    private Optional<Node> asker = Optional.empty();

    public Overlay(Node ground) {
        this.ground = ground;
        getChildren().add(ground);
    }

    /** In the place of a question that is asked already. */
    public void show(Dialog dialog) {
        if (getChildren().size() == 1) {
            asker = Optional.ofNullable(getScene() == null ? null : getScene().getFocusOwner());
        }
        ground.setDisable(true);
        getChildren().setAll(ground, dialog);
        dialog.focusFirst();
    }

    public void hide() {
        if (getChildren().size() > 1) {
            ground.setDisable(false);
            getChildren().setAll(ground);
            asker.ifPresent(Node::requestFocus);
        }
    }
}
