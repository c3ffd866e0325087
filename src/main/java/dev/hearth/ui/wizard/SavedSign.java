// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.draft.Saving;
import dev.hearth.ui.fx.Icon;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Whether what was entered is saved; where it is not, a button that says why. */
final class SavedSign extends StackPane {
    /** @param saved null until something was to be saved */
    SavedSign(ObservableValue<Saving> saved, Texts texts, Switchboard window) {
        Node fine = Words.line(texts.get("app.save.saved"), "h-muted", "h-small");
        fine.setId("saved");
        Button trouble = Buttons.of("unsaved", Icon.ERROR, texts.get("app.save.failed"), () -> Optional.ofNullable(saved.getValue()).flatMap(Saving::trouble).ifPresent(window::told), Styles.FLAT, Styles.SMALL, "h-failed");
        saved.subscribe(now -> show(now, fine, trouble));
    }

    private void show(@Nullable Saving now, Node fine, Node trouble) {
        if (now == null) {
            getChildren().clear();
        } else {
            getChildren().setAll(now.trouble().isPresent() ? trouble : fine);
        }
    }
}
