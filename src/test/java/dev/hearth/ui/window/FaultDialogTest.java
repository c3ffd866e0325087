// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.Desk;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Ui;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class FaultDialogTest {
    private static Problem fault(String code) {
        return Problem.blocking(ProblemCode.HEARTH_FAULT, Map.of("fault", code, "found", "IllegalStateException: the table is not there",
                "path", "/home/robin/.local/state/hearth/faults/fault-" + code + ".txt"));
    }

    @Test
    void aFaultIsShownAndOneGoesOn() {
        try (Desk desk = new Desk(new FakeWorkbench())) {
            desk.keys.tabTo("welcome-open-file");
            Ui.run(() -> desk.window().fault(fault("7QK2-M0ZD")));
            Ui.run(() -> desk.window().fault(fault("0000-0000")));
            assertEquals("fault-go-on", desk.keys.focused());
            assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
            desk.picture("fault");
            desk.keys.tabTo("fault-folder").press(KeyCode.SPACE);
            assertEquals(List.of("/home/robin/.local/state/hearth/faults"), desk.desktop.browsed);
            desk.keys.tabTo("fault-go-on").press(KeyCode.SPACE);
            assertNull(Ui.get(() -> desk.scene().lookup("#fault-dialog")), "one dialog for two faults");
            assertEquals("welcome-open-file", desk.keys.focused());
        }
    }
}
