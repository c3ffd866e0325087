// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Keyboard;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.TestWindow;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The map on its page, by the mouse and the keys of a user. */
@ExtendWith(HeadlessToolkit.class)
class SubnetMapTest {
    private TestWindow window;
    private Stage stage;

    @AfterEach
    void close() {
        Ui.run(stage::close);
    }

    @Test
    void aBlockIsDraggedAndResizedByTheMouseAndThatIsUndone() {
        open(Samples.draft());
        mouse("192.168.1.200", "192.168.1.60", "192.168.1.50");
        assertEquals("192.168.1.50", network().vip());
        mouse("192.168.1.210", "192.168.1.215", "192.168.1.230");
        assertEquals("192.168.1.221-192.168.1.240", network().pool(), "held in the middle it moves as a whole");
        assertEquals("192.168.1.221", network().traefik());
        mouse("192.168.1.240", "192.168.1.245", "192.168.1.250");
        assertEquals("192.168.1.221-192.168.1.250", network().pool(), "held at its end it grows");
        Keyboard.strike(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("192.168.1.221-192.168.1.240", network().pool(), "one drag is one step");
        Keyboard.strike(KeyCode.CONTROL, KeyCode.Z);
        Keyboard.strike(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(Samples.draft().network(), network());
        Keyboard.strike(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals("192.168.1.50", network().vip());
        Keyboard.strike(KeyCode.CONTROL, KeyCode.Y);
        assertEquals("192.168.1.221-192.168.1.240", network().pool());
        Ui.run(() -> {
            TextField gateway = (TextField) stage.getScene().lookup("#network-gateway");
            gateway.requestFocus();
            gateway.appendText("7");
        });
        Keyboard.strike(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("192.168.1.1", network().gateway(), "a field takes back what was typed into it");
        assertEquals("192.168.1.221-192.168.1.240", network().pool(), "and nothing else");
    }

    @Test
    void theKeysMoveTheCursorTheBlockAndItsEnd() {
        open(Samples.draft());
        Ui.run(() -> map().requestFocus());
        Keyboard.strike(KeyCode.CONTROL, KeyCode.END);
        assertTrue(line().startsWith("192.168.1.255"), this::line);
        Keyboard.strike(KeyCode.HOME);
        assertTrue(line().startsWith("192.168.1.240"), this::line);
        Keyboard.strike(KeyCode.PAGE_UP);
        assertTrue(line().startsWith("192.168.1.0"), this::line);
        mouse("192.168.1.200");
        Keyboard.strike(KeyCode.SHIFT, KeyCode.LEFT);
        Keyboard.strike(KeyCode.SHIFT, KeyCode.UP);
        assertEquals("192.168.1.183", network().vip());
        mouse("192.168.1.220");
        Keyboard.strike(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
        assertEquals("192.168.1.201-192.168.1.221", network().pool());
        Keyboard.strike(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals("192.168.1.217-192.168.1.237", network().pool());
    }

    @Test
    void whatThePointerIsOnIsSaid() {
        open(Samples.draft());
        Ui.run(() -> new Robot().mouseMove(at("192.168.1.12")));
        assertTrue(line().contains("192.168.1.12") && line().contains("node2"), this::line);
        Ui.run(() -> new Robot().mouseMove(stage.getX() + 5, stage.getY() + 5));
        assertFalse(line().contains("192.168.1.12"), this::line);
    }

    @Test
    void aLargeSubnetComesCloserAroundTheCursorWhichIsAlwaysInSight() {
        open(Samples.large());
        mouse("10.20.255.200");
        for (int i = 0; i < 4; i++) {
            Keyboard.strike(KeyCode.ADD);
        }
        assertEquals(256, seen());
        assertEquals(new SubnetMap.Zoom(false, true), Ui.get(() -> map().zoomProperty().get()));
        Keyboard.strike(KeyCode.SHIFT, KeyCode.LEFT);
        assertEquals("10.20.255.199", network().vip());
        Keyboard.strike(KeyCode.CONTROL, KeyCode.HOME);
        assertTrue(line().startsWith("10.20.0.0"), this::line);
        Ui.run(() -> {
            Node strip = stage.getScene().lookup("#map-strip");
            Point2D end = strip.localToScreen(6, strip.getLayoutBounds().getHeight() - 2);
            Robot robot = new Robot();
            robot.mouseMove(end);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        Ui.run(() -> new Robot().mouseMove(at("10.20.255.255")));
        assertTrue(line().startsWith("10.20.255.255"), this::line);
        Ui.run(() -> ((Button) stage.getScene().lookup("#map-whole")).fire());
        assertEquals(65_536, seen());
        Ui.run(() -> new Robot().mouseMove(at("10.20.255.199")));
        assertTrue(line().endsWith("the VIP"), this::line);
    }

    @Test
    void theTableSaysWhatTheMapShows() {
        open(Samples.conflict());
        Ui.run(() -> ((ToggleButton) stage.getScene().lookup("#map-as-table")).fire());
        Screenshots.settle(stage);
        Ui.run(() -> stage.getScene().lookup("#map-table").requestFocus());
        Keyboard.strike(KeyCode.DOWN);
        Ui.run(() -> {
            TableView<?> table = (TableView<?>) stage.getScene().lookup("#map-table");
            assertTrue(table.isVisible() && !map().isVisible());
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < table.getItems().size(); row++) {
                int at = row;
                rows.add(table.getColumns().stream().map(column -> (String) column.getCellData(at)).toList());
            }
            assertEquals(List.of("192.168.1.12", "192.168.1.12", "1", "Node, API address", "node2", "Conflict"), rows.stream().filter(row -> row.contains("node2")).findFirst().orElseThrow());
            assertEquals(256, rows.stream().mapToInt(row -> Integer.parseInt(row.get(2))).sum());
        });
        Ui.run(() -> ((ToggleButton) stage.getScene().lookup("#map-as-map")).fire());
        assertTrue(Ui.get(() -> map().isVisible()));
    }

    private void open(ClusterDraft draft) {
        window = Ui.get(() -> TestWindow.on(new FakeWorkbench()).in(Theme.LIGHT));
        stage = Ui.get(() -> Screenshots.show(Theme.LIGHT, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
        Ui.run(() -> window.session.begin(draft));
        Screenshots.settle(stage);
    }

    private ClusterDraft.Network network() {
        return Ui.get(() -> window.session.draft().get().network());
    }

    private SubnetMap map() {
        return (SubnetMap) stage.getScene().lookup("#subnet-map");
    }

    private String line() {
        return Ui.get(() -> ((Labeled) stage.getScene().lookup("#map-cursor")).getText());
    }

    private int seen() {
        return Ui.get(() -> map().cellsSeen());
    }

    /** Pressed at the first of these addresses, led over the others, and let go. */
    private void mouse(String... way) {
        Ui.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(at(way[0]));
            robot.mousePress(MouseButton.PRIMARY);
            for (String stop : way) {
                robot.mouseMove(at(stop));
            }
            robot.mouseRelease(MouseButton.PRIMARY);
        });
    }

    private Point2D at(String address) {
        return map().localToScreen(map().centreOf(Ipv4.of(address)).orElseThrow());
    }
}
