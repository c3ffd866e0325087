// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Ui;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class ScrollTest {
    @Test
    void noPictureOfTheContentIsKept() {
        assertTrue(kept(() -> new ScrollPane(new Label("text"))), "the toolkit keeps one: when it does no more, Scroll can go");
        assertFalse(kept(() -> new Scroll(new Label("text"))));
    }

    private static boolean kept(Supplier<ScrollPane> maker) {
        return Ui.get(() -> {
            ScrollPane pane = maker.get();
            new Scene(pane).getRoot().applyCss();
            return pane.lookup(".viewport").isCache();
        });
    }
}
