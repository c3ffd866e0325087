// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/** Shows and hides what was found on each node. */
final class FiguresButton extends Button {
    private boolean open;

    /** @param check whose figures; empty for those of all */
    FiguresButton(String id, String check, Texts texts, Consumer<Boolean> shown) {
        setId(id);
        setMnemonicParsing(true);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "h-figures");
        setOnAction(event -> {
            open = !open;
            say(check, texts);
            shown.accept(open);
        });
        say(check, texts);
    }

    private void say(String check, Texts texts) {
        String action = texts.get(open ? "preflight.figures.hide" : "preflight.figures.show");
        setText(check.isEmpty() ? action : "");
        setGraphic((open ? Icon.FOLD : Icon.UNFOLD).picture());
        setAccessibleText(check.isEmpty() ? action.replace("_", "")
                : texts.get("preflight.figures.of", Map.of("action", action.replace("_", ""), "check", check)));
    }
}
