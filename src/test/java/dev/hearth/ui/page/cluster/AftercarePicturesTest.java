// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.Errand;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.FakeDesktop;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.page.run.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions about what the practice homelab does not have: old snapshots, and an old k3s. */
@ExtendWith(HeadlessToolkit.class)
class AftercarePicturesTest {
    private static final List<Snapshot> ALL = List.of(snapshot("node1", "hearth-20261122-114800-node1-1795347480", 12), snapshot("node2", "etcd-snapshot-node2-1795348800", 720),
            snapshot("node1", "etcd-snapshot-node1-1795348802", 720), snapshot("node1", "before-the-move-node1-1795003200", 4320));

    private static Snapshot snapshot(String node, String name, int minutes) {
        return new Snapshot(node, name, 6_381_600, Story.START.minus(Duration.ofMinutes(minutes)));
    }

    @Test
    void theSnapshotsThatThereAre() {
        take("cluster-snapshots", Errand.SNAPSHOT, scene -> ((TableView<?>) scene.lookup("#snapshots")).getSelectionModel().select(1));
    }

    @Test
    void goingBackToOne() {
        take("cluster-restore", Errand.RESTORE, scene -> {});
    }

    @Test
    void aNewerPatchOfK3s() {
        take("cluster-upgrade", Errand.UPGRADE, scene -> {});
    }

    private static void take(String name, Errand errand, Consumer<Scene> prepare) {
        Screenshots.take(name, () -> {
            Played played = new Played(3);
            played.version = "v1.36.1+k3s1";
            played.snapshots = new Snapshots(ALL, Map.of("node3", Problem.blocking(ProblemCode.SSH_UNREACHABLE, Map.of("host", "192.168.5.13", "port", "22"))));
            ClusterViewModel cluster = played.page(0.5);
            cluster.entered();
            played.finds(Map.of());
            played.says("True", "True", "True");
            AftercareViewModel model = new AftercareViewModel(played.context(), cluster);
            model.ask(Errand.SNAPSHOT);
            if (errand != Errand.SNAPSHOT) {
                model.chosenProperty().set(ALL.get(1).name());
                model.ask(errand);
            }
            return AftercareDialog.of(errand, model, new FakeDesktop(), played.prepared.spec());
        }, Screenshots.WIDTH, Screenshots.HEIGHT, scene -> {
            prepare.accept(scene);
            // a caret blinks
            scene.lookup("#aftercare-cancel").requestFocus();
            assertEquals(List.of(), Accessible.nameless(scene.getRoot()));
        });
    }
}
