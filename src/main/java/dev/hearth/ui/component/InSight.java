// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Scrolls to what has got the focus; the toolkit does so for its own traversal alone. */
final class InSight {
    private InSight() {}

    static void bring(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane) {
                scroll(pane, node);
            }
        }
    }

    private static void scroll(ScrollPane pane, Node node) {
        double seen = pane.getViewportBounds().getHeight();
        double hidden = pane.getContent().getLayoutBounds().getHeight() - seen;
        Bounds here = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        if (hidden > 0) {
            double top = pane.getVvalue() * hidden;
            double wanted = here.getMinY() < top ? here.getMinY() : Math.max(top, here.getMaxY() - seen);
            pane.setVvalue(Math.clamp(wanted / hidden, 0, 1));
        }
    }
}
