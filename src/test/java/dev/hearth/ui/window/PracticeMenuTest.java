// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.Workbench;
import dev.hearth.ui.kit.Desk;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.wizard.PageId;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class PracticeMenuTest {
    @Test
    void whatWasEnteredAtHomeIsThereAfterPractice() {
        try (Desk desk = new Desk(new FakeWorkbench())) {
            Session home = desk.window().session();
            Ui.run(() -> {
                home.begin(Samples.draft());
                home.wizard().lead(PageId.NODES);
                home.draft().edit(draft -> draft.withName("unsaved"));
                desk.window().practise();
            });
            Session first = desk.window().session();
            assertNotSame(home, first);
            choose(desk, "practice-anew");
            assertNotSame(first, desk.window().session());
            assertEquals("practice", desk.window().session().draft().get().name());
            choose(desk, "practice-leave");
            assertSame(home, desk.window().session());
            assertEquals("unsaved", home.draft().get().name());
            assertEquals(PageId.NODES, home.wizard().currentProperty().get());
            assertEquals(null, Ui.get(() -> desk.scene().lookup("#practice")), "home is no practice");
        }
    }

    @Test
    void whatGoesWrongIsSaidWhereverTheUserIs() {
        try (Desk desk = new Desk(new FakeWorkbench())) {
            Ui.run(() -> desk.window().practise());
            assertEquals("Practice", said(desk));
            choose(desk, "mishap-vip-taken");
            assertEquals("Practice: 1 thing goes wrong", said(desk));
            desk.picture("practice-story");
            choose(desk, "mishap-slow-join");
            assertEquals("Practice: 2 things go wrong", said(desk));
        }
    }

    private static String said(Desk desk) {
        return Ui.get(() -> desk.scene().lookup("#practice").getAccessibleText());
    }

    @Test
    void aRunThatGoesOnEndsWhenPracticeIsLeft() throws Exception {
        try (Desk desk = new Desk(new FakeWorkbench())) {
            Session home = desk.window().session();
            Ui.run(() -> desk.window().practise());
            Session left = desk.window().session();
            desk.clock.holdIn("node2/join-server", 3);
            Workbench.Prepared prepared = left.prepared().orElseThrow();
            desk.trust(prepared.spec());
            Ui.run(() -> left.run(prepared));
            Ui.await("the second server joins", desk.clock::stands);
            choose(desk, "practice-leave");
            Ui.await("home is shown", () -> desk.window().session() == home);
            assertTrue(Ui.get(() -> left.mayClose(desk.stage(), () -> {})), "its run has ended");
        }
    }

    private static void choose(Desk desk, String id) {
        Ui.run(() -> items(((MenuButton) desk.scene().lookup("#practice")).getItems().stream()).filter(item -> id.equals(item.getId())).findFirst()
                .ifPresentOrElse(PracticeMenuTest::press, () -> {
                    throw new AssertionError("no " + id);
                }));
    }

    private static void press(MenuItem item) {
        if (item instanceof CheckMenuItem tick) {
            tick.setSelected(!tick.isSelected());
        } else {
            item.fire();
        }
    }

    private static Stream<MenuItem> items(Stream<MenuItem> items) {
        return items.flatMap(item -> item instanceof Menu menu ? Stream.concat(Stream.of(item), items(menu.getItems().stream())) : Stream.of(item));
    }
}
