// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.Saving;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.Theme;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;

/** The name of the program and of the cluster, whether this is practice, whether all is saved, and the theme. */
final class HeaderView extends HBox {
    private final Texts texts;
    private final Button theme;

    HeaderView(DraftModel draft, Story practice, Workbench bench, ObservableValue<Saving> saved, Texts texts, Switchboard window) {
        this.texts = texts;
        getStyleClass().add("h-header");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Words.following(draft.draftProperty().map(some -> some.name()), "h-muted", "h-cluster-name");
        getChildren().addAll(Icon.HEARTH.picture("h-brand"), Words.line(texts.get("app.name"), "h-title"), name, Words.gap());
        if (bench.practice()) {
            getChildren().add(new PracticeMenu(practice, bench, texts, window));
        }
        theme = Buttons.of("theme", Icon.DARK, "", () -> {}, Styles.FLAT);
        theme.setTooltip(new Tooltip(texts.get("app.theme.hint")));
        theme.setOnAction(event -> window.wear((Theme) theme.getUserData()));
        MenuItem preferences = new MenuItem(texts.get("menu.preferences"), Icon.PREFERENCES.picture());
        preferences.setId("preferences");
        preferences.setAccelerator(KeyCombination.keyCombination("Shortcut+COMMA"));
        preferences.setOnAction(event -> window.preferences());
        MenuButton menu = new MenuButton("", Icon.MORE.picture(), preferences);
        menu.setId("menu");
        menu.setAccessibleText(texts.get("menu").replace("_", ""));
        menu.setTooltip(new Tooltip(menu.getAccessibleText()));
        menu.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Tweaks.NO_ARROW);
        getChildren().addAll(new SavedSign(saved, texts, window), theme, menu);
    }

    /** @param now the theme that is on; the button offers the other */
    void show(Theme now) {
        theme.setUserData(now.other());
        theme.setGraphic((now == Theme.LIGHT ? Icon.DARK : Icon.LIGHT).picture());
        theme.setText(texts.get(now == Theme.LIGHT ? "app.theme.dark" : "app.theme.light"));
    }
}
