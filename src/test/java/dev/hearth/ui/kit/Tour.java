// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.wizard.PageId;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

/** What is done with the keys again and again on the way through the window. */
public final class Tour {
    private final Desk desk;
    private final Keyboard keys;

    public Tour(Desk desk) {
        this.desk = desk;
        this.keys = desk.keys;
    }

    /** With the menu's own keys. */
    public void mishap(String id) {
        keys.tabTo("practice").press(KeyCode.SPACE).press(KeyCode.DOWN).press(KeyCode.RIGHT);
        List<String> before = List.of("vip-taken", "node-dies", "wrong-sudo-password", "corrupt-download", "slow-join");
        for (int i = 0; i < before.indexOf(id); i++) {
            keys.press(KeyCode.DOWN);
        }
        keys.press(KeyCode.ENTER);
        assertEquals("practice", keys.focused());
    }

    public void question() {
        Ui.await("the keys are shown", () -> desk.scene().lookup("#host-key-dialog") != null);
        assertEquals("host-key-refuse", keys.focused());
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
    }

    /** Tab goes round among these alone, forth and back. */
    public void staysInside(String... ids) {
        assertEquals(Set.of(ids), Set.copyOf(keys.round()));
        String here = keys.focused();
        for (int i = 0; i < ids.length; i++) {
            keys.press(KeyCode.SHIFT, KeyCode.TAB);
            assertTrue(List.of(ids).contains(keys.focused()), keys::focused);
        }
        assertEquals(here, keys.focused());
    }

    public void answered(String focus) {
        Ui.await("the question is gone", () -> desk.scene().lookup("#host-key-dialog") == null);
        assertEquals(focus, keys.focused(), "the dialog gives the focus back");
    }

    public int problems() {
        return desk.window().session().wizard().currentPage().problems().getValue().size();
    }

    public String text(String id) {
        return Ui.get(() -> ((Labeled) desk.scene().lookup("#" + id)).getText());
    }

    public void shows(PageId page, String focus) {
        Ui.await("the page " + page, () -> desk.window().session().wizard().currentProperty().get() == page);
        assertEquals(focus, keys.focused());
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
    }

    /** Tab comes to all of these, and each can be seen then. */
    public void reaches(String... ids) {
        List<String> all = keys.round();
        for (String id : ids) {
            assertTrue(all.contains(id), () -> "Tab does not come to " + id + " but to " + all);
        }
    }
}
