// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Mishap;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;

/** In practice: what can be made to go wrong, each with a tick while it does. Says how many do, so that nobody forgets one. */
final class MishapMenu extends MenuButton {
    private final List<Mishap> mishaps;
    private final Texts texts;

    MishapMenu(List<Mishap> mishaps, Texts texts) {
        this.mishaps = mishaps;
        this.texts = texts;
        setId("mishaps");
        setMnemonicParsing(true);
        setTooltip(new Tooltip(texts.get("mishap.hint")));
        getStyleClass().add(Styles.FLAT);
        mishaps.forEach(mishap -> getItems().add(item(mishap)));
        tell();
    }

    private CheckMenuItem item(Mishap mishap) {
        CheckMenuItem item = new CheckMenuItem(texts.get("mishap." + mishap.id()));
        item.setId("mishap-" + mishap.id());
        item.setSelected(mishap.on());
        item.selectedProperty().addListener((all, was, is) -> {
            mishap.set(is);
            tell();
        });
        return item;
    }

    private void tell() {
        long on = mishaps.stream().filter(Mishap::on).count();
        setText(on == 0 ? texts.get("mishap.menu") : texts.get(on == 1 ? "mishap.menu.one" : "mishap.menu.many", Map.of("count", String.valueOf(on))));
        setAccessibleText(getText().replace("_", ""));
        setGraphic(on == 0 ? Icon.SPANNER.picture() : Icon.WARNING.picture("h-warn"));
    }
}
