// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.ui.component.SubnetMap;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/** Walks a scene and names the controls that a test or a screen reader could not find. */
public final class Accessible {
    private Accessible() {}

    /** Visible controls of ours without an id or without words; on the window's thread. */
    public static List<String> nameless(Node node) {
        List<String> found = new ArrayList<>();
        walk(node, found);
        return found;
    }

    private static void walk(Node node, List<String> found) {
        boolean control = node instanceof ButtonBase || node instanceof TextInputControl || node instanceof TableView;
        if (control && node.isVisible() && (node.getId() == null || node.getAccessibleText() == null || node.getAccessibleText().isBlank())) {
            found.add(node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass());
        }
        if (node instanceof SubnetMap && node.getId() == null) {
            found.add("SubnetMap");
        }
        if (node instanceof Parent parent && node.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
        }
    }
}
