// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.run.Event;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.Theme;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Closing the window in a run: three choices that say what they do. */
final class ClosingQuestion {
    /** So that no choice is cut off, in pixels. */
    private static final double WIDTH = 560;

    private final RunViewModel model;

    ClosingQuestion(RunViewModel model) {
        this.model = model;
    }

    /** Shows the question and returns at once; {@code close} is called when the run has ended and the user wanted to close. */
    Alert ask(@Nullable Window owner, Runnable close) {
        Texts texts = model.words().texts();
        ButtonType finish = new ButtonType(texts.get("run.close.finish"), ButtonBar.ButtonData.YES);
        ButtonType stop = new ButtonType(texts.get("run.close.stop"), ButtonBar.ButtonData.NO);
        ButtonType keep = new ButtonType(texts.get("run.close.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.WARNING, texts.get("run.close.text"), finish, stop, keep);
        alert.setHeaderText(texts.get("run.close.title"));
        alert.setTitle(texts.get("run.close.title"));
        if (owner != null) {
            alert.initOwner(owner);
            Theme.of(owner.getScene()).applyTo(alert.getDialogPane().getScene());
        }
        alert.getDialogPane().setId("closing-question");
        button(alert, finish).setDefaultButton(false);
        alert.getButtonTypes().forEach(type -> {
            button(alert, type).setMinWidth(Region.USE_PREF_SIZE);
            ButtonBar.setButtonUniformSize(button(alert, type), false);
        });
        alert.setGraphic(Icon.WARNING.picture("h-warn", "closing-sign"));
        alert.getDialogPane().setMinWidth(WIDTH);
        // Enter and Escape change nothing.
        button(alert, keep).setDefaultButton(true);
        alert.setOnShown(shown -> button(alert, keep).requestFocus());
        alert.setOnHidden(hidden -> {
            ButtonType chosen = alert.getResult();
            if (chosen == finish) {
                model.stopThen(Event.Cancel.FINISH_STEPS, close);
            } else if (chosen == stop) {
                model.stopThen(Event.Cancel.NOW, close);
            }
        });
        alert.show();
        return alert;
    }

    private static Button button(Alert alert, ButtonType type) {
        return (Button) alert.getDialogPane().lookupButton(type);
    }
}
