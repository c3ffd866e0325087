// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.FakeDesktop;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.page.run.Story;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class DonePageTest {
    private final Desktop desktop = new Desktop();

    @Test
    void aProofOfLongAgoIsToldWithItsAge() {
        desktop.now = Story.START.plusSeconds(3 * 86_400 + 600);
        Stage stage = Ui.get(() -> {
            Story story = new Story(3).toTheEnd();
            story.draft.preparedProperty().set(Optional.of(story.prepared));
            story.draft.ranProperty().set(Optional.of(story.state()));
            return Screenshots.show(Theme.LIGHT, (Parent) new DonePage(new DoneViewModel(desktop.bench(), story.draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run),
                    new FakeDesktop()).view(), 1035, 690);
        });
        assertEquals(Texts.in(Locale.ENGLISH).get("age.days", java.util.Map.of("count", "3")), Ui.get(() -> ((Labeled) stage.getScene().lookup("#done-proof-api-at")).getText()));
        Ui.run(stage::close);
    }

    @Test
    void showsTheProofAndMergesWhenAskedTwice() {
        for (Theme theme : Theme.values()) {
            Stage stage = Ui.get(() -> {
                Story story = new Story(3).toTheEnd();
                story.draft.preparedProperty().set(Optional.of(story.prepared));
                story.draft.ranProperty().set(Optional.of(story.state()));
                DoneViewModel model = new DoneViewModel(desktop.bench(), story.draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run);
                Stage shown = Screenshots.show(theme, (Parent) new DonePage(model, new FakeDesktop()).view(), 1035, 690);
                model.entered();
                shown.getScene().getRoot().applyCss();
                shown.getScene().getRoot().layout();
                return shown;
            });
            assertEquals(3, Ui.get(() -> ((TableView<?>) stage.getScene().lookup("#done-members")).getItems().size()));
            assertTrue(Ui.get(() -> ((Labeled) stage.getScene().lookup("#done-proof-api")).getText()).contains("pong"));
            Ui.run(() -> ((Button) stage.getScene().lookup("#done-merge-ask")).fire());
            Ui.run(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
            Ui.run(() -> ((Button) stage.getScene().lookup("#done-merge-yes")).fire());
            assertTrue(Ui.get(() -> ((Labeled) stage.getScene().lookup("#done-merged")).getText()).contains("homelab"));
            Ui.run(stage::close);
        }
        assertEquals(List.of("homelab", "homelab"), desktop.merged);
    }
}
