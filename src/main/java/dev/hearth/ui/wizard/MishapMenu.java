// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Mishap;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** In practice: what can be made to go wrong, each with a tick while it does. */
final class MishapMenu {
    private final Story story;
    private final Texts texts;
    private final String id;

    /** @param id that those of its items begin with */
    MishapMenu(Story story, Texts texts, String id) {
        this.story = story;
        this.texts = texts;
        this.id = id;
    }

    Menu menu() {
        Menu menu = new Menu(texts.get("mishap.menu"), Icon.SPANNER.picture());
        menu.setId(id);
        menu.getItems().setAll(items());
        menu.addEventHandler(Menu.ON_SHOWING, shown -> menu.getItems().forEach(MishapMenu::ask));
        return menu;
    }

    MenuButton button(String text) {
        MenuButton button = new MenuButton(text, Icon.SPANNER.picture());
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setAccessibleText(text.replace("_", ""));
        button.getStyleClass().add(Styles.SMALL);
        button.getItems().setAll(items());
        button.addEventHandler(MenuButton.ON_SHOWING, shown -> button.getItems().forEach(MishapMenu::ask));
        return button;
    }

    private List<MenuItem> items() {
        return story.mishaps().stream().<MenuItem>map(this::item).toList();
    }

    private CheckMenuItem item(Mishap mishap) {
        CheckMenuItem item = new CheckMenuItem(texts.get("mishap." + mishap.id()));
        item.setId(id.replaceAll("s$", "") + "-" + mishap.id());
        item.setUserData(mishap);
        item.setSelected(mishap.on());
        item.selectedProperty().addListener((all, was, is) -> story.set(mishap, is));
        story.toldProperty().subscribe(() -> item.setSelected(mishap.on()));
        return item;
    }

    /** Whether it goes wrong, and can, is asked when it is looked at: Hearth itself may have mended it. */
    private static void ask(MenuItem item) {
        if (item.getUserData() instanceof Mishap mishap) {
            item.setDisable(!mishap.on() && !mishap.possible());
            if (item instanceof CheckMenuItem tick) {
                tick.setSelected(mishap.on());
            }
        }
    }
}
