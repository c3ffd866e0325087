// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.port.ForgottenPreferences;
import dev.hearth.text.Texts;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.Desk;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.kit.Unbundled;
import dev.hearth.ui.kit.Watchdog;
import dev.hearth.ui.wizard.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every page of the window, looked at with a cluster that stands. */
@ExtendWith(HeadlessToolkit.class)
class EveryPageTest {
    /** Keys, names of the practice homelab, of its parts and of steps, and evidence: the same in every language. */
    private static final Pattern FACTS = Pattern.compile("(?i)ctrl|shift|\\w+://\\S+|~?/[\\w./-]+|[\\w-]+(\\.[\\w-]+)+|\\w+/[\\w./-]+|practice|home(lab)?\\b|node\\d|(argo-cd|cert-manager|metallb|sealed-secrets|traefik) v?[\\d.]+ \\w+|Secret \\S+|pong from|Ready|voters|VIP");

    /** Nothing is waited for on the window's thread. */
    private static final long WAITING_MILLIS = 100;
    /** Most on a quiet machine take less than 100 ms; a busy one doubles the time of the thread itself, and a page with a graph is styled anew. */
    private static final long WORKING_MILLIS = 800;

    private final List<String> nameless = new ArrayList<>();
    private final List<String> unbundled = new ArrayList<>();
    private final List<String> misplaced = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();
    private int controls;

    @Test
    void everyPageHasItsWordsFromBundlesNamesForEveryControlAndBearsAnotherDirection() throws Exception {
        try (Desk desk = new Desk(new FakeWorkbench(), new ForgottenPreferences(), Texts.in(Locale.ENGLISH).dressed(Unbundled::pseudo))) {
            Ui.run(() -> desk.window().practise());
            Session session = desk.window().session();
            // The shortest plan, which has all kinds of things on its pages.
            Ui.run(() -> session.draft().edit(draft -> draft.withPlatform(draft.platform().withScope("control-plane"))));
            var prepared = session.prepared().orElseThrow();
            desk.trust(prepared.spec());
            Ui.run(() -> session.run(prepared));
            Ui.await("the cluster is ready", () -> session.draft().ranProperty().get().isPresent());
            // What only the whole platform has on its pages.
            Ui.run(() -> session.draft().edit(draft -> draft.withPlatform(draft.platform().withScope("platform"))));
            for (PageId page : PageId.values()) {
                Ui.run(() -> session.wizard().lead(page));
                Screenshots.settle(desk.stage());
                Ui.run(() -> look(page, desk.scene().getRoot()));
                for (NodeOrientation direction : List.of(NodeOrientation.RIGHT_TO_LEFT, NodeOrientation.LEFT_TO_RIGHT)) {
                    Ui.run(() -> desk.scene().getRoot().setNodeOrientation(direction));
                    Screenshots.settle(desk.stage());
                    Ui.run(() -> places(page, direction, desk.scene()));
                }
            }
            watch(desk, session);
        }
        assertEquals(List.of(), slow);
        assertEquals(List.of(), unbundled);
        assertEquals(List.of(), nameless);
        assertEquals(List.of(), misplaced);
        System.out.println("controls checked for names: " + controls);
    }

    /** Every page was shown once by now: classes are loaded, and pictures made that are made once. */
    private void watch(Desk desk, Session session) {
        try (Watchdog watchdog = new Watchdog(WORKING_MILLIS, WAITING_MILLIS)) {
            for (PageId page : PageId.values()) {
                watchdog.step("to " + page);
                Ui.run(() -> session.wizard().lead(page));
                Ui.run(() -> {});
            }
            watchdog.step("typing");
            Ui.run(() -> session.draft().edit(draft -> draft.withName("elsewhere")));
            Ui.run(() -> {});
            slow.addAll(watchdog.found());
            System.out.println("longest on the window's thread: " + watchdog.longest() + " ms");
        }
    }

    private void look(PageId page, Parent root) {
        Unbundled.in(root, FACTS).forEach(text -> unbundled.add(page + " " + text));
        Accessible.nameless(root).forEach(name -> nameless.add(page + " " + name));
        Accessible.unhelped(root).forEach(field -> nameless.add(page + " without help " + field));
        controls += Accessible.count(root);
    }

    /** From right to left all is mirrored but map and graph. */
    private void places(PageId page, NodeOrientation direction, Scene scene) {
        Node steps = scene.lookup("#stepper");
        boolean right = steps.localToScene(steps.getLayoutBounds()).getMinX() > scene.getWidth() / 2;
        if (right != (direction == NodeOrientation.RIGHT_TO_LEFT)) {
            misplaced.add(page + " stepper " + direction);
        }
        for (String picture : List.of("#subnet-map", ".graph")) {
            scene.getRoot().lookupAll(picture).stream().filter(node -> node.getEffectiveNodeOrientation() != NodeOrientation.LEFT_TO_RIGHT)
                    .forEach(node -> misplaced.add(page + " " + picture));
        }
        outside(scene.getRoot(), scene.getWidth()).forEach(button -> misplaced.add(page + " " + button));
    }

    /** Buttons that have left the window at a side; what is in the graph may be scrolled to. */
    private static List<String> outside(Parent parent, double width) {
        List<String> found = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            if (node instanceof ButtonBase && node.isVisible() && (bounds.getMinX() < 0 || bounds.getMaxX() > width)) {
                found.add(node.getId() + " " + bounds);
            } else if (node instanceof Parent inner && node.isVisible() && !node.getStyleClass().contains("graph")) {
                found.addAll(outside(inner, width));
            }
        }
        return found;
    }
}
