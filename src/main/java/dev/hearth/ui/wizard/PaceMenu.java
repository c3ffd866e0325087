// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Pace;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** In practice: how fast time runs. */
final class PaceMenu extends Menu {
    private static final List<Integer> FACTORS = List.of(1, 5, 20);

    PaceMenu(Pace pace, Texts texts) {
        super(texts.get("practice.pace"), Icon.PENDING.picture());
        setId("pace");
        ToggleGroup group = new ToggleGroup();
        for (int factor : FACTORS) {
            RadioMenuItem item = new RadioMenuItem(texts.get(factor == 1 ? "practice.pace.real" : "practice.pace.faster", Map.of("factor", String.valueOf(factor))));
            item.setId("pace-" + factor);
            item.setToggleGroup(group);
            item.setSelected(pace.factor() == factor);
            item.setOnAction(event -> pace.set(factor));
            getItems().add(item);
        }
    }
}
