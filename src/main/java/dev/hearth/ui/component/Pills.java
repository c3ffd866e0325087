// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A few words side by side of which exactly one is chosen, with mouse, arrow keys or space. */
public final class Pills extends HBox {
    private final List<ToggleButton> buttons = new ArrayList<>();
    private IntConsumer heard = at -> {};
    private int chosen;
    private boolean showing;

    /**
     * @param id before those of the choices: {@code <id>-<choice>}
     * @param name what is chosen, in words
     * @param words in the order of {@code choices}
     */
    public Pills(String id, String name, List<String> choices, List<String> words) {
        ToggleGroup group = new ToggleGroup();
        for (int at = 0; at < choices.size(); at++) {
            int here = at;
            ToggleButton button = new ToggleButton(words.get(at));
            button.setId(id + "-" + choices.get(at));
            button.setAccessibleText(name + ": " + words.get(at));
            button.setToggleGroup(group);
            // Arrow keys select without an action.
            button.selectedProperty().addListener((all, was, is) -> {
                if (is && !showing) {
                    chosen = here;
                    heard.accept(here);
                }
            });
            // Pressed again, it would be chosen no longer.
            button.setOnAction(event -> choose(chosen));
            button.getStyleClass().add(at == 0 ? Styles.LEFT_PILL : at == choices.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            buttons.add(button);
        }
        getChildren().addAll(buttons);
        choose(0);
    }

    /** @param listener hears what the user chooses, from 0 */
    public void onChosen(IntConsumer listener) {
        heard = listener;
    }

    /** Shows that as chosen; nobody hears of it. */
    public void choose(int at) {
        chosen = at;
        showing = true;
        buttons.get(at).setSelected(true);
        showing = false;
    }

    /** Each has room for its word, however little there is. */
    public Pills whole() {
        buttons.forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        return this;
    }

    /** For the title of a card. */
    public Pills small() {
        buttons.forEach(button -> button.getStyleClass().add(Styles.SMALL));
        return whole();
    }
}
