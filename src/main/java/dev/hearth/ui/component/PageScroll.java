// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** A page that scrolls where the window is too low for it, and fills the window where it is not. */
public final class PageScroll {
    private PageScroll() {}

    public static ScrollPane around(Region content) {
        content.setPadding(new Insets(16));
        ScrollPane scroll = new Scroll(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        scroll.setFocusTraversable(false);
        return scroll;
    }
}
