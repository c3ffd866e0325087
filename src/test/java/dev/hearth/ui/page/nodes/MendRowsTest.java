// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Offer;
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
import dev.hearth.ui.wizard.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HeadlessToolkit.class)
class MendRowsTest {
    private static final String LINE = "ip addr del 192.168.1.200/32 dev eth0";

    @ParameterizedTest
    @EnumSource(Theme.class)
    void oneButtonLeavesItToHearthWhereverItShowsAndTakesThatBack(Theme theme) {
        TestWindow window = Ui.get(() -> TestWindow.on(bench()).in(theme));
        Stage stage = Ui.get(() -> Screenshots.show(theme, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
        Ui.run(() -> {
            window.session.begin(Samples.draft());
            window.session.wizard().next();
            window.session.wizard().next();
        });
        Screenshots.settle(stage);
        assertEquals(LINE, Ui.get(() -> ((Label) stage.getScene().lookup("#mend-old-vip-node2-old-vip-lines")).getText()));
        assertEquals(PageId.NODES, Ui.get(() -> window.session.wizard().currentProperty().get()));
        assertTrue(stops(window));

        fire(stage, "mend-ip-vip-free-node2-old-vip");
        fire(stage, "mend-net-fw-node2-net-fw");
        Screenshots.settle(stage);
        Ui.run(() -> window.session.view().requestFocus());
        assertEquals(3, Ui.get(() -> ((Label) stage.getScene().lookup("#mend-net-fw-node2-net-fw-lines")).getText().lines().count()));
        Screenshots.write(stage.getScene(), "nodes-mend", theme);
        fire(stage, "mend-net-fw-node2-net-fw-more");
        Screenshots.settle(stage);
        Ui.run(() -> ((ScrollPane) stage.getScene().lookup("#preflight-scroll")).setVvalue(1));
        Screenshots.settle(stage);
        Screenshots.write(stage.getScene(), "nodes-mend-rules", theme);
        assertEquals(5, Ui.get(() -> ((Label) stage.getScene().lookup("#mend-net-fw-node2-net-fw-lines")).getText().lines().count()));
        assertEquals(Set.of("node2/old.vip", "node2/net.fw"), mended(window));
        assertTrue(Ui.get(() -> ((ButtonBase) stage.getScene().lookup("#mend-old-vip-node2-old-vip")).getText().startsWith("Take it back")), "both say so");
        assertTrue(!stops(window), "nothing else stops the build");
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(window.session.view())));

        fire(stage, "mend-old-vip-node2-old-vip");
        assertEquals(Set.of("node2/net.fw"), mended(window));
        assertTrue(stops(window));
        Ui.run(stage::close);
    }

    private static FakeWorkbench bench() {
        FakeWorkbench bench = new FakeWorkbench();
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        List<Offer> offers = List.of(new Offer(Mend.OLD_VIP, "node2", List.of(LINE)));
        List<Finding> all = new ArrayList<>();
        for (String node : List.of("node1", "node2", "node3")) {
            all.add(new Finding("ssh", node, Status.OK, "", null));
            all.add(node.equals("node2") ? new Finding("old.vip", node, Status.BLOCKING, "192.168.1.200",
                    Problem.blocking(ProblemCode.PREFLIGHT_OLD_VIP, Map.of("node", node, "found", "192.168.1.200", "required", "-")), offers)
                    : new Finding("old.vip", node, Status.OK, "-", null));
        }
        all.add(new Finding("net.fw", "node2", Status.SHOULD_FIX, "ufw", Problem.warning(ProblemCode.PREFLIGHT_FIREWALL, Map.of("node", "node2", "found", "ufw", "required", "8472/udp")),
                List.of(new Offer(Mend.FIREWALL, "node2", List.of("ufw prepend allow from 10.42.0.0/16", "ufw prepend allow from 10.43.0.0/16",
                        "ufw prepend allow from 192.168.1.0/24 to any port 6443 proto tcp", "ufw prepend allow from 192.168.1.11 to any port 2379:2380 proto tcp",
                        "ufw prepend allow from 192.168.1.11 to any port 8472 proto udp")))));
        all.add(new Finding("ip.vip.free", "", Status.BLOCKING, "192.168.1.200 dc:a6:32:00:05:0c",
                Problem.blocking(ProblemCode.PREFLIGHT_VIP_TAKEN, Map.of("node", "", "found", "192.168.1.200 dc:a6:32:00:05:0c", "required", "-")), offers));
        bench.preflight = spec -> new Report(Samples.NOW, all);
        return bench;
    }

    private static boolean stops(TestWindow window) {
        return Ui.get(() -> !window.session.wizard().page(PageId.NODES).problems().getValue().isEmpty());
    }

    private static Set<String> mended(TestWindow window) {
        return Ui.get(() -> window.session.draft().get().decisions().mended());
    }

    private static void fire(Stage stage, String id) {
        Ui.run(() -> ((ButtonBase) stage.getScene().lookup("#" + id)).fire());
    }
}
