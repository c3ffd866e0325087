// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ForgottenPreferences;
import dev.hearth.port.Preferences;
import dev.hearth.port.PreferencesStore;
import dev.hearth.port.ProxyChoice;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.Desk;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class PreferencesTest {
    private final ForgottenPreferences kept = new ForgottenPreferences();

    private static void choose(Desk desk, String id, int index) {
        Ui.run(() -> ((ComboBox<?>) desk.scene().lookup("#preferences-" + id)).getSelectionModel().select(index));
    }

    private Preferences kept() {
        return kept.read().preferences();
    }

    @Test
    void whatIsChosenHoldsAtOnceAndIsKept() {
        try (Desk desk = new Desk(new FakeWorkbench(), kept)) {
            desk.keys.press(KeyCode.CONTROL, KeyCode.COMMA);
            assertEquals("preferences-theme", desk.keys.focused());
            assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
            choose(desk, "theme", 2);
            assertEquals(Theme.DARK, Ui.get(() -> Theme.of(desk.scene())));
            choose(desk, "motion", 2);
            assertFalse(Ui.get(() -> desk.scene().getPreferences().isReducedMotion()));
            choose(desk, "motion", 1);
            assertTrue(Ui.get(() -> desk.scene().getPreferences().isReducedMotion()));
            choose(desk, "proxy", 2);
            Ui.run(() -> ((TextField) desk.scene().lookup("#preferences-proxy-own")).setText("proxy.home"));
            assertEquals(ProxyChoice.SYSTEM, Ui.get(this::kept).proxy(), "no address yet");
            Ui.run(() -> ((TextField) desk.scene().lookup("#preferences-proxy-own")).setText("proxy.home:3128"));
            choose(desk, "language", 2);
            Ui.await("all is kept", () -> kept().language() == Preferences.Language.GERMAN);
            assertEquals(new Preferences(Preferences.Look.DARK, Preferences.Language.GERMAN, Preferences.Movement.REDUCED, Optional.empty(),
                    ProxyChoice.parse("proxy.home:3128").orElseThrow()), kept());
            desk.keys.press(KeyCode.ESCAPE);
            assertEquals("welcome-new", desk.keys.focused());
        }
    }

    @Test
    void theThemeThatTheUserChoseWinsOverTheSystems() {
        kept.save(Preferences.USUAL.withLook(Preferences.Look.DARK));
        try (Desk desk = new Desk(new FakeWorkbench(), kept)) {
            assertEquals(Theme.DARK, Ui.get(() -> Theme.of(desk.scene())), "the desk itself is light");
            Ui.run(() -> desk.window().system(Theme.LIGHT));
            assertEquals(Theme.DARK, Ui.get(() -> Theme.of(desk.scene())));
            Ui.run(() -> desk.window().preferences());
            choose(desk, "theme", 0);
            assertEquals(Theme.LIGHT, Ui.get(() -> Theme.of(desk.scene())));
            Ui.run(() -> desk.window().system(Theme.DARK));
            assertEquals(Theme.DARK, Ui.get(() -> Theme.of(desk.scene())));
        }
    }

    @Test
    void whatHoldsOnlyAfterARestartIsSaid() {
        for (Theme theme : Theme.values()) {
            kept.save(Preferences.USUAL);
            try (Desk desk = new Desk(new FakeWorkbench(), kept)) {
                desk.desktop.answer = Optional.of(Path.of("/srv/hearth"));
                Ui.run(() -> desk.window().preferences());
                choose(desk, "theme", theme.ordinal() + 1);
                choose(desk, "proxy", 2);
                desk.keys.tabTo("preferences-data-open").press(KeyCode.SPACE);
                assertEquals(List.of("~"), desk.desktop.browsed);
                desk.keys.tabTo("preferences-data-change").press(KeyCode.SPACE);
                Ui.await("the folder is kept", () -> kept().data().equals(Optional.of(Path.of("/srv/hearth"))));
                desk.keys.tabTo("preferences-close");
                Screenshots.settle(desk.stage());
                Screenshots.write(desk.scene(), "preferences", theme);
            }
        }
    }

    @Test
    void preferencesThatCannotBeReadAreSaidAtOnce() {
        Problem broken = Problem.blocking(ProblemCode.PREFERENCES_UNREADABLE, Map.of("path", "/home/robin/.config/hearth/preferences.yaml")).detail("2: theme: blue");
        PreferencesStore store = new PreferencesStore() {
            @Override
            public Read read() {
                return new Read(Preferences.USUAL, Optional.of(broken));
            }

            @Override
            public void save(Preferences preferences) throws ProblemException {
                throw broken.asException();
            }

            @Override
            public Path usualData() {
                return Path.of("~");
            }
        };
        try (Desk desk = new Desk(new FakeWorkbench(), store)) {
            assertTrue(Ui.get(() -> desk.scene().lookup("#preferences-dialog").lookupAll(".h-problem").size() == 1));
            desk.keys.tabTo("preferences-close");
        }
    }
}
