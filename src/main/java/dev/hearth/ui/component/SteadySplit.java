// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * Parts with dividers that keep their shares whatever sizes the window goes through. The toolkit's own gives each part the
 * same number of pixels at every change of size, so that where the dividers stand depends on the way there.
 */
public final class SteadySplit extends SplitPane {
    private double[] shares;
    private double size;

    /** @param shares where the dividers stand, 0 to 1, until the user drags them */
    public SteadySplit(Orientation orientation, double[] shares, Node... parts) {
        super(parts);
        this.shares = shares.clone();
        setOrientation(orientation);
        setDividerPositions(shares);
        addEventHandler(MouseEvent.MOUSE_RELEASED, released -> {
            if (released.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                this.shares = getDividerPositions();
            }
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double now = getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
        if (now != size) {
            size = now;
            setDividerPositions(shares);
            super.layoutChildren();
        }
    }
}
