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
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class ProblemDialogTest {
    private static Problem fault(String code) {
        return Problem.blocking(ProblemCode.HEARTH_FAULT, Map.of("fault", code, "found", "IllegalStateException: the table is not there",
                "path", "/home/robin/.local/state/hearth/faults/fault-" + code + ".txt"));
    }

    @Test
    void aFaultIsShownAndOneGoesOn() {
        try (Desk desk = new Desk(new FakeWorkbench())) {
            desk.keys.tabTo("welcome-open-file");
            Ui.run(() -> desk.window().told(fault("7QK2-M0ZD")));
            Ui.run(() -> desk.window().told(fault("0000-0000")));
            assertEquals("problem-go-on", desk.keys.focused());
            assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
            desk.picture("fault");
            desk.keys.tabTo("problem-folder").press(KeyCode.SPACE);
            assertEquals(List.of("/home/robin/.local/state/hearth/faults"), desk.desktop.browsed);
            desk.keys.tabTo("problem-go-on").press(KeyCode.SPACE);
            assertNull(Ui.get(() -> desk.scene().lookup("#problem-dialog")), "one dialog for two faults");
            assertEquals("welcome-open-file", desk.keys.focused());
        }
    }

    @Test
    void whatIsNotSavedSaysWhyAndOnlyThen() {
        FakeWorkbench full = new FakeWorkbench();
        full.storeProblem = Optional.of(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", "/home/robin/.local/share/hearth/clusters/home/draft.yaml")).detail("No space left on device"));
        try (Desk desk = new Desk(full)) {
            desk.keys.tabTo("welcome-new").press(KeyCode.SPACE).tabTo("network-subnet").retype("192.168.7.0/24");
            Ui.await("that it is not saved", () -> desk.scene().lookup("#unsaved") != null);
            desk.keys.tabTo("unsaved").press(KeyCode.SPACE);
            desk.picture("unsaved");
            desk.keys.tabTo("problem-go-on").press(KeyCode.SPACE);
            assertNull(Ui.get(() -> desk.scene().lookup("#problem-dialog")));
            full.storeProblem = Optional.empty();
            Ui.run(() -> desk.window().session().save());
            assertNull(Ui.get(() -> desk.scene().lookup("#unsaved")));
        }
    }
}
