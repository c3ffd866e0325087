// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import java.util.Collection;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures words before they are shown, so that what stands in a column gets one width. */
public final class Ruler {
    private Ruler() {}

    /**
     * @param family as in {@link Fonts}
     * @param size in pixels
     * @return width of the longest of them, in whole pixels; 0 without words
     */
    public static double widest(Collection<String> words, String family, double size) {
        Fonts.load();
        Font font = Font.font(family, size);
        return Math.ceil(words.stream().mapToDouble(word -> {
            Text text = new Text(word);
            text.setFont(font);
            return text.getLayoutBounds().getWidth();
        }).max().orElse(0));
    }
}
