// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Ui;
import java.util.List;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class FontsTest {
    /** Also where the system has none of them, and the toolkit has listed its families before. */
    @Test
    void theFontsThatHearthBringsAreKnown() {
        assertEquals(List.of(), Ui.get(() -> {
            Font.getFamilies();
            return Fonts.missing();
        }));
    }
}
