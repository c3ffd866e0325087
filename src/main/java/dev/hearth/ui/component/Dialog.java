// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A card over the page, which waits behind it: Tab goes round inside, and Escape is the answer that changes nothing. */
public final class Dialog extends StackPane {
    private final Region card;
    private final Node first;

    /**
     * @param first has the focus at the beginning
     * @param cancel what Escape does
     */
    public Dialog(String id, Region card, Node first, Runnable cancel) {
        this.card = card;
        this.first = first;
        setId(id);
        getStyleClass().add("h-veil");
        setAccessibleRole(AccessibleRole.DIALOG);
        if (card instanceof Card titled) {
            accessibleTextProperty().bind(titled.title().textProperty());
        }
        card.getStyleClass().add("h-dialog");
        card.setMaxSize(680, USE_PREF_SIZE);
        getChildren().add(card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::stay);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                cancel.run();
            } else if (event.getCode() == KeyCode.ENTER) {
                // Not the footer's main button, which is behind this.
                event.consume();
            }
        });
    }

    public void focusFirst() {
        // What is in a part that scrolls is in the window once that has its skin.
        applyCss();
        first.requestFocus();
    }

    /** Nothing outside can be done before the answer. */
    private void stay(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            event.consume();
            List<Node> stops = new ArrayList<>();
            collect(card, stops);
            int at = stops.indexOf(within(getScene().getFocusOwner(), stops));
            Node next = stops.get(at < 0 ? 0 : Math.floorMod(at + (event.isShiftDown() ? -1 : 1), stops.size()));
            next.requestFocus();
            InSight.bring(next);
        }
    }

    /** A control inside of another is a part of it. */
    private static void collect(Node node, List<Node> stops) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            stops.add(node);
        }
        if (node instanceof Parent parent && !(node instanceof Control && node.isFocusTraversable())) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
        }
    }

    private static @Nullable Node within(@Nullable Node focused, List<Node> stops) {
        Node at = focused;
        while (at != null && !stops.contains(at)) {
            at = at.getParent();
        }
        return at;
    }
}
