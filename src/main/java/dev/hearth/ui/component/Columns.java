// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two parts of a page: side by side, and one above the other where the window is too narrow for that. */
public final class Columns extends VBox {
    private static final double GAP = 16;

    private final HBox row = new HBox(GAP);
    private final Region first;
    private final Region second;
    private boolean narrow;

    /** @param enough the width, in pixels, from which both have room side by side */
    public Columns(Region first, Region second, double enough) {
        super(GAP);
        this.first = first;
        this.second = second;
        row.getChildren().addAll(first, second);
        VBox.setVgrow(row, Priority.ALWAYS);
        getChildren().add(row);
        widthProperty().addListener((all, was, is) -> place(is.doubleValue() < enough));
    }

    /** What is in it adapts to any width. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    private void place(boolean wanted) {
        if (wanted == narrow) {
            return;
        }
        narrow = wanted;
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        row.getChildren().clear();
        if (narrow) {
            getChildren().setAll(first, second);
        } else {
            row.getChildren().setAll(first, second);
            getChildren().setAll(row);
        }
        if (focused != null) {
            focused.requestFocus();
        }
    }
}
