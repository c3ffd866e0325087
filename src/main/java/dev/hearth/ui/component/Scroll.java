// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;
import org.jspecify.annotations.Nullable;

/**
 * A scroll pane that keeps no picture of what it shows. The toolkit's own keeps one for each pane that was ever shown (4 bytes a pixel; 50 MB
 * after a walk through the wizard).
 */
public class Scroll extends ScrollPane {
    public Scroll() {}

    public Scroll(@Nullable Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = new ScrollPaneSkin(this);
        getChildren().forEach(part -> part.setCache(false));
        return skin;
    }
}
