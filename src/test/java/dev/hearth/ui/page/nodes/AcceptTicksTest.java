// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Report;
import dev.hearth.port.Preflight.Status;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.TestWindow;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class AcceptTicksTest {
    private static final Set<String> MEMORY = Set.of("node1/res.mem", "node2/res.mem", "node3/res.mem");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void oneTickAcceptsForAllNodesAndNodesThatDifferAreShown(Theme theme) {
        TestWindow window = Ui.get(() -> TestWindow.on(bench()).in(theme));
        Stage stage = Ui.get(() -> Screenshots.show(theme, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
        Ui.run(() -> {
            window.session.begin(Samples.draft());
            window.session.wizard().next();
            window.session.wizard().next();
        });
        Ui.run(() -> window.session.view().requestFocus());
        Screenshots.settle(stage);
        Screenshots.write(stage.getScene(), "nodes-accept", theme);
        assertFalse(there(stage, "accept-node1-res-mem"), "one tick stands for the three");
        fire(stage, "accept-all-res-mem");
        assertEquals(MEMORY, accepted(window));
        fire(stage, "accept-all-res-mem");
        assertEquals(Set.of(), accepted(window));

        fire(stage, "accept-each-res-mem");
        fire(stage, "accept-node2-res-mem");
        assertEquals(Set.of("node2/res.mem"), accepted(window));
        assertTrue(tick(stage, "accept-all-res-mem").isIndeterminate());

        fire(stage, "accept-all-res-disk");
        Screenshots.settle(stage);
        Ui.run(() -> window.session.view().requestFocus());
        Screenshots.write(stage.getScene(), "nodes-accepting", theme);
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(window.session.view())));
        fire(stage, "accept-all-res-disk");

        fire(stage, "preflight-run");
        Screenshots.settle(stage);
        assertTrue(there(stage, "accept-node1-res-mem"), "what differs is shown without being asked for");
        fire(stage, "accept-all-res-mem");
        assertEquals(MEMORY, accepted(window));
        assertTrue(tick(stage, "accept-node1-res-mem").isSelected());
        Ui.run(stage::close);
    }

    private static FakeWorkbench bench() {
        FakeWorkbench bench = new FakeWorkbench();
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        List<Finding> all = new ArrayList<>();
        for (String node : List.of("node1", "node2", "node3")) {
            all.add(new Finding("ssh", node, Status.OK, "", null));
            all.add(new Finding("res.mem", node, Status.SHOULD_FIX, "3.7 GiB", Problem.warning(ProblemCode.PREFLIGHT_MEMORY,
                    Map.of("node", node, "found", "3.7 GiB", "required", "4 GiB"))));
            all.add(node.equals("node3") ? new Finding("res.disk", node, Status.OK, "212 GiB", null)
                    : new Finding("res.disk", node, Status.SHOULD_FIX, "11 GiB", Problem.warning(ProblemCode.DISK_FULL,
                            Map.of("host", node, "path", "/var/lib", "needed", "20 GiB", "free", "11 GiB"))));
        }
        bench.preflight = spec -> new Report(Samples.NOW, all);
        return bench;
    }

    private static Set<String> accepted(TestWindow window) {
        return Ui.get(() -> Set.copyOf(window.session.draft().get().accepted()));
    }

    private static boolean there(Stage stage, String id) {
        return Ui.get(() -> stage.getScene().lookup("#" + id) != null);
    }

    private static CheckBox tick(Stage stage, String id) {
        return Ui.get(() -> (CheckBox) stage.getScene().lookup("#" + id));
    }

    private static void fire(Stage stage, String id) {
        Ui.run(() -> ((ButtonBase) stage.getScene().lookup("#" + id)).fire());
    }
}
