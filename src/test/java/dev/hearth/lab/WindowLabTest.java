// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.adapter.store.Folders;
import dev.hearth.app.HomeWorkbench;
import dev.hearth.ui.kit.Desk;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Keyboard;
import dev.hearth.ui.kit.Tour;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.wizard.PageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole window with real machines behind it, at the desk, by keys alone: planned, checked, built, looked at, put back from a snapshot,
 * and adopted by another Hearth. The machines are empty at the beginning.
 */
@Tag("desk")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(HeadlessToolkit.class)
class WindowLabTest {
    private static final Duration LONG = Duration.ofMinutes(6);

    @TempDir Path folder;

    private Desk desk;
    private Keyboard keys;
    private Tour tour;

    @Test
    @Order(1)
    void aClusterIsBuiltAndPutBack() throws Exception {
        Path begun = Files.writeString(folder.resolve("begun.yaml"), "schema: 1\nname: home\nscope: control-plane\nadvanced: {releases: "
                + Lab.STATE.resolve("mirror/releases-upstream.yaml") + "}\n");
        at("first", () -> {
            Ui.run(() -> desk.window().session().open(begun));
            network();
            nodes();
            long start = System.nanoTime();
            build();
            System.out.printf("lab: built in the window, checks and review before it not counted: %.1f s%n", (System.nanoTime() - start) / 1e9);
            healthy("3 of 3 servers vote");
            snapshot();
        });
    }

    /** The one that was just built; it may be anybody's. */
    @Test
    @Order(2)
    void anotherHearthAdoptsIt() {
        at("second", this::adopt);
    }

    private void at(String home, Runnable visit) {
        Path own = folder.resolve(home);
        Folders folders = new Folders(own.resolve("config"), own.resolve("data"), own.resolve("cache"), own.resolve("state"));
        try (Desk opened = Desk.inTime(new HomeWorkbench(folders, Map.of(), own))) {
            desk = opened;
            keys = opened.keys;
            tour = new Tour(opened);
            visit.run();
        }
    }

    private void network() {
        tour.shows(PageId.NETWORK, "name");
        keys.tabTo("network-subnet").retype("192.168.5.0/24");
        keys.tabTo("network-gateway").retype("192.168.5.1");
        keys.tabTo("network-dns").retype("192.168.5.1");
        keys.tabTo("network-dhcp").retype("192.168.5.100-192.168.5.150");
        keys.tabTo("network-vip").retype("192.168.5.200");
        keys.tabTo("network-pool").retype("192.168.5.201-192.168.5.220");
        keys.tabTo("network-traefik").retype("192.168.5.201");
        next(PageId.NODES);
    }

    private void nodes() {
        for (int i = 1; i <= 3; i++) {
            keys.tabTo("node-table").press(KeyCode.HOME);
            for (int down = 1; down < i; down++) {
                keys.press(KeyCode.DOWN);
            }
            keys.tabTo("nodes-host").retype("192.168.5.1" + i);
        }
        login();
        keys.tabTo("next").press(KeyCode.ENTER);
        trust();
        until("the checks are over", Duration.ofMinutes(1), () -> desk.window().session().nodes().preflight().current());
        accept();
        next(PageId.CERTIFICATES);
    }

    private void login() {
        keys.tabTo("ssh-user").retype("homelab");
        keys.tabTo("ssh-key").retype(Lab.STATE.resolve("id_ed25519").toString());
        // the choice, and then the field
        keys.tabTo("ssh-sudo-password");
        while (!Ui.get(() -> desk.scene().getFocusOwner() instanceof PasswordField)) {
            keys.press(KeyCode.TAB);
        }
        keys.type("correct-horse");
    }

    private void trust() {
        until("the host keys are shown", Duration.ofSeconds(20), () -> there("host-key-dialog"));
        keys.tabTo("host-key-trust").press(KeyCode.ENTER);
    }

    /** Containers have no clock and no kernel of their own: that is so on the lab, and nothing else may be in the way. */
    private void accept() {
        for (String check : List.of("os-virt", "time-sync")) {
            String tick = Ui.get(() -> desk.scene().getRoot().lookupAll(".check-box").stream().map(Node::getId).filter(id -> id != null && id.contains(check)).findFirst().orElseThrow());
            keys.tabTo(tick).press(KeyCode.SPACE);
        }
        assertEquals(0, tour.problems());
    }

    private void build() {
        next(PageId.REVIEW);
        until("the dry run has ended", Duration.ofMinutes(1), () -> text("review-age").contains("now"));
        assertEquals(0, tour.problems());
        next(PageId.RUN);
        until("the cluster is ready", LONG, () -> {
            assertFalse(visible("run-retry"), () -> text("run-outcome"));
            return text("next").contains("proof");
        });
        next(PageId.DONE);
        until("the proofs are counted", Duration.ofSeconds(30), () -> there("done-proved"));
        String proved = text("done-proved");
        assertEquals(proved.replaceAll(".* ", ""), proved.replaceAll(" .*", ""), proved);
        next(PageId.CLUSTER);
    }

    private void healthy(String votes) {
        until("it was looked at", Duration.ofMinutes(1), () -> text("cluster-headline").contains("Healthy") && text("cluster-age").startsWith("Looked"));
        assertTrue(Ui.get(() -> desk.scene().getRoot().lookupAll(".label").stream().anyMatch(label -> ((Labeled) label).getText().contains(votes))), votes);
    }

    /** What was made after the snapshot is gone when the cluster is put back. */
    private void snapshot() {
        keys.tabTo("cluster-snapshot").press(KeyCode.ENTER);
        until("snapshots are shown", Duration.ofSeconds(30), () -> there("aftercare-dialog"));
        keys.tabTo("aftercare-go").press(KeyCode.ENTER);
        errand();
        kubectl("create", "configmap", "later");
        keys.tabTo("cluster-snapshot").press(KeyCode.ENTER);
        until("the snapshot is listed", Duration.ofSeconds(30), () -> Ui.get(() -> desk.scene().lookup("#snapshots") instanceof TableView<?> table && !table.getItems().isEmpty()));
        keys.tabTo("snapshots").press(KeyCode.HOME);
        keys.tabTo("snapshot-restore").press(KeyCode.ENTER);
        keys.tabTo("aftercare-typed").type("home");
        keys.tabTo("aftercare-go").press(KeyCode.ENTER);
        errand();
        assertFalse(kubectl("get", "configmaps", "-o", "name").contains("later"));
        healthy("3 of 3 servers vote");
    }

    /** A run of its own, which leads back to the cluster. */
    private void errand() {
        until("it runs", Duration.ofSeconds(30), () -> page() == PageId.RUN);
        until("it has ended", LONG, () -> {
            assertFalse(visible("run-retry"), () -> text("run-outcome"));
            return text("next").contains("luster") && !Ui.get(() -> desk.scene().lookup("#next").isDisabled());
        });
        next(PageId.CLUSTER);
    }

    private void adopt() {
        tour.shows(PageId.WELCOME, "welcome-new");
        keys.tabTo("welcome-adoption").press(KeyCode.ENTER);
        keys.tabTo("name").retype("adopted");
        keys.tabTo("nodes-host").retype("192.168.5.12");
        login();
        keys.tabTo("adoption-next").press(KeyCode.ENTER);
        trust();
        until("what is there was seen", Duration.ofMinutes(1), () -> text("adoption-next").contains("Open") && !Ui.get(() -> desk.scene().lookup("#adoption-next").isDisabled()));
        keys.tabTo("adoption-next").press(KeyCode.ENTER);
        // the other two machines
        trust();
        until("it is open", Duration.ofMinutes(1), () -> page() == PageId.CLUSTER);
        assertEquals(3, desk.window().session().draft().get().nodes().size());
    }

    private String kubectl(String... words) {
        try {
            Path kubeconfig = folder.resolve("first/data/clusters/home/kubeconfig");
            ProcessBuilder builder = new ProcessBuilder(Lab.STATE.resolve("bin/k3s").toString(), "kubectl", "--kubeconfig", kubeconfig.toString());
            builder.command().addAll(List.of(words));
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void next(PageId page) {
        keys.tabTo("next").press(KeyCode.ENTER);
        until("the page " + page, Duration.ofMinutes(1), () -> page() == page);
    }

    private PageId page() {
        return desk.window().session().wizard().currentProperty().get();
    }

    private boolean there(String id) {
        return Ui.get(() -> desk.scene().lookup("#" + id) != null);
    }

    private boolean visible(String id) {
        return Ui.get(() -> desk.scene().lookup("#" + id) instanceof Node node && node.isVisible() && node.getParent().isVisible());
    }

    private String text(String id) {
        return Ui.get(() -> desk.scene().lookup("#" + id) instanceof Labeled labeled ? labeled.getText() : "");
    }

    private void until(String what, Duration limit, BooleanSupplier holds) {
        try {
            Lab.until(what, limit, holds);
        } catch (AssertionError e) {
            desk.picture("lab-failed");
            throw e;
        }
    }
}
