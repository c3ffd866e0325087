// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** The sign that this is practice, and what can be done there alone. Says how many things go wrong, so that nobody forgets one. */
final class PracticeMenu extends MenuButton {
    private final Story story;
    private final Texts texts;

    PracticeMenu(Story story, Workbench bench, Texts texts, Switchboard window) {
        this.story = story;
        this.texts = texts;
        setId("practice");
        setMnemonicParsing(true);
        setTooltip(new Tooltip(texts.get("practice.hint")));
        getStyleClass().add("h-badge");
        getItems().add(new MishapMenu(story, texts, "mishaps").menu());
        bench.pace().ifPresent(pace -> getItems().add(new PaceMenu(pace, texts)));
        getItems().addAll(new SeparatorMenuItem(), item("anew", Icon.RETRY, window::practise), item("leave", Icon.BACK, window::leavePractice));
        story.toldProperty().subscribe(this::tell);
        tell();
    }

    private MenuItem item(String id, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get("practice." + id), icon.picture());
        item.setId("practice-" + id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void tell() {
        long on = story.wrong();
        setText(on == 0 ? texts.get("practice") : texts.get(on == 1 ? "practice.one" : "practice.many", Map.of("count", String.valueOf(on))));
        setAccessibleText(getText().replace("_", ""));
        setGraphic(on == 0 ? Icon.PRACTICE.picture() : Icon.WARNING.picture("h-warn"));
    }
}
