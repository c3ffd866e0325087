// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class ThemeTest {
    @Test
    void bringsItsOwnFonts() {
        Ui.run(Fonts::load);
        assertTrue(Ui.get(Font::getFamilies).containsAll(List.of("Inter", "Inter Medium", "Inter Semi Bold", "JetBrains Mono")));
    }

    @Test
    void dressesTextInTheBundledFontInBothThemes() {
        for (Theme theme : Theme.values()) {
            Label label = new Label("10.0.0.1");
            label.getStyleClass().add("h-mono");
            Label plain = new Label("Hearth");
            Ui.run(() -> Screenshots.show(theme, new StackPane(label, plain), 200, 100));
            assertEquals("JetBrains Mono", Ui.get(() -> label.getFont().getFamily()));
            assertEquals("Inter", Ui.get(() -> plain.getFont().getFamily()));
        }
    }

    @Test
    void drawsEveryIcon() {
        for (Icon icon : Icon.values()) {
            assertEquals(16, Ui.get(() -> {
                var picture = icon.picture();
                picture.setIconSize(16);
                return picture.getIconSize();
            }));
        }
    }
}
