// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Mishap;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;

/** In practice: what can be made to go wrong, each with a tick while it does. */
final class MishapMenu extends Menu {
    /** @param told hears that one was switched */
    MishapMenu(List<Mishap> mishaps, Texts texts, Runnable told) {
        super(texts.get("mishap.menu"), Icon.SPANNER.picture());
        setId("mishaps");
        for (Mishap mishap : mishaps) {
            CheckMenuItem item = new CheckMenuItem(texts.get("mishap." + mishap.id()));
            item.setId("mishap-" + mishap.id());
            item.setSelected(mishap.on());
            item.selectedProperty().addListener((all, was, is) -> {
                mishap.set(is);
                told.run();
            });
            addEventHandler(ON_SHOWING, shown -> item.setDisable(!mishap.on() && !mishap.possible()));
            getItems().add(item);
        }
    }
}
