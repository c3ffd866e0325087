// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A user who has a keyboard and no mouse. */
public final class Keyboard {
    private static final int MOST = 80;

    private final Stage stage;

    Keyboard(Stage stage) {
        this.stage = stage;
    }

    public Keyboard press(KeyCode... codes) {
        strike(codes);
        // What the keys asked to be done later is done, and what they brought up can hear keys itself.
        Ui.run(() -> stage.getScene().getRoot().applyCss());
        return this;
    }

    /** All of them down, then up again, in whatever window has the focus. */
    public static void strike(KeyCode... codes) {
        Ui.run(() -> {
            Robot robot = new Robot();
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
        });
    }

    public Keyboard type(String text) {
        new FxRobot().write(text);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** In the place of what is in the field that has the focus. */
    public Keyboard retype(String text) {
        return press(KeyCode.CONTROL, KeyCode.A).type(text);
    }

    /** Id of what has the focus; the nearest parent's when it has none itself. */
    public String focused() {
        return Ui.get(() -> {
            Node node = stage.getScene().getFocusOwner();
            while (node != null && node.getId() == null) {
                node = node.getParent();
            }
            return node == null ? "" : node.getId();
        });
    }

    /** Presses Tab until the control with this id has the focus. */
    public Keyboard tabTo(String id) {
        List<String> seen = new ArrayList<>();
        while (!focused().equals(id)) {
            if (seen.size() > MOST) {
                throw new AssertionError("Tab does not come to " + id + " but to " + seen);
            }
            press(KeyCode.TAB);
            seen.add(focused());
        }
        return this;
    }

    /** All that Tab comes to, from what has the focus now until it is there again. */
    public List<String> round() {
        List<String> seen = new ArrayList<>();
        String first = focused();
        do {
            seen.add(focused());
            inSight();
            press(KeyCode.TAB);
        } while (!focused().equals(first) && seen.size() <= MOST);
        return seen;
    }

    /** What has the focus can be seen: in the window, and in each part of it that scrolls. */
    private void inSight() {
        String hidden = Ui.get(() -> {
            Node node = stage.getScene().getFocusOwner();
            Bounds here = node.localToScene(node.getLayoutBounds());
            Bounds window = stage.getScene().getRoot().getLayoutBounds();
            boolean sees = window.intersects(here);
            for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
                if (parent instanceof ScrollPane) {
                    Bounds part = parent.localToScene(parent.getLayoutBounds());
                    double middle = Math.min(here.getCenterY(), here.getMinY() + 20);
                    sees &= part.getMinY() <= middle && middle <= part.getMaxY();
                }
            }
            return sees ? "" : focused() + " at " + here;
        });
        if (!hidden.isEmpty()) {
            throw new AssertionError("has the focus and cannot be seen: " + hidden);
        }
    }
}
