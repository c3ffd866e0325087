// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Pace;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Ui;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class PaceMenuTest {
    @Test
    void practiceRunsAsFastAsTheMenuSays() {
        try (PracticeWorkbench bench = PracticeWorkbench.begin()) {
            Pace pace = bench.pace().orElseThrow();
            PaceMenu menu = Ui.get(() -> new PaceMenu(pace, Texts.in(Locale.ENGLISH)));
            assertEquals(List.of("pace-1", "pace-5", "pace-20"), menu.getItems().stream().map(MenuItem::getId).toList());
            assertEquals(List.of("pace-5"), menu.getItems().stream().filter(item -> ((RadioMenuItem) item).isSelected()).map(MenuItem::getId).toList());
            Ui.run(() -> menu.getItems().getLast().fire());
            assertEquals(20, pace.factor());
        }
    }
}
