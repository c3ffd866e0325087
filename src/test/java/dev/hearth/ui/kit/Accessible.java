// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.ui.component.SubnetMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;

/** Walks a scene and names the controls that a test or a screen reader could not find. */
public final class Accessible {
    private Accessible() {}

    /** Visible controls of ours without an id, without words or without a role; on the window's thread. */
    public static List<String> nameless(Node node) {
        List<String> found = new ArrayList<>();
        walk(node, control -> {
            boolean named = !Optional.ofNullable(control.getAccessibleText()).orElse("").isBlank();
            if (control.getId() == null && !box(control) || !named || control.getAccessibleRole() == AccessibleRole.NODE) {
                found.add(control.getClass().getSimpleName() + " #" + control.getId() + " " + control.getStyleClass());
            }
        });
        return found;
    }

    /** Fields that nobody says what they are for. */
    public static List<String> unhelped(Node node) {
        List<String> found = new ArrayList<>();
        walk(node, control -> {
            if (control instanceof TextInputControl input && input.isEditable() && Optional.ofNullable(input.getAccessibleHelp()).orElse("").isBlank()) {
                found.add(control.getClass().getSimpleName() + " #" + control.getId());
            }
        });
        return found;
    }

    /** How many controls {@link #nameless} looks at. */
    public static int count(Node node) {
        List<Node> found = new ArrayList<>();
        walk(node, found::add);
        return found.size();
    }

    private static boolean box(Node node) {
        return node.getStyleClass().contains("graph-box");
    }

    private static boolean control(Node node) {
        return switch (node) {
            case ButtonBase button -> true;
            case TextInputControl input -> true;
            case TableView<?> table -> true;
            case TreeView<?> tree -> true;
            case ListView<?> list -> true;
            case ComboBoxBase<?> box -> true;
            case ChoiceBox<?> box -> true;
            case SubnetMap map -> true;
            default -> box(node) || node.getStyleClass().contains("h-veil");
        };
    }

    private static void walk(Node node, Consumer<Node> seen) {
        if (!node.isVisible()) {
            return;
        }
        if (control(node)) {
            seen.accept(node);
        }
        // What is inside of a choice is the toolkit's own.
        if (node instanceof Parent parent && !(node instanceof ComboBoxBase)) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, seen));
        }
    }
}
