// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.page.run.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AftercareViewModelTest {
    private final List<Prepared> started = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private Played played;
    private ClusterViewModel cluster;
    private AftercareViewModel model;

    private void cluster(int servers) {
        played = new Played(servers);
        cluster = played.page(0.5);
        model = new AftercareViewModel(played.context(), cluster);
        model.on(started::add, gone::add);
        cluster.entered();
    }

    private boolean ready() {
        return model.readyProperty().getValue();
    }

    private List<ProblemCode> objections() {
        return model.objectionsProperty().getValue().stream().map(Problem::code).toList();
    }

    @Test
    void aNodeIsRemovedWhenItsNameIsTypedAndFewerFailuresAreAccepted() {
        cluster(3);
        model.ask(Errand.REMOVAL);
        assertFalse(ready());
        model.chosenProperty().set("node3");
        model.typedProperty().set("node3");
        assertFalse(ready(), "one of three may fail, none of two");
        assertEquals(List.of(1, 0), List.of(model.shrinking().orElseThrow().before().tolerated(), model.shrinking().orElseThrow().after().tolerated()));
        model.fewerProperty().set(true);
        model.typedProperty().set("node2");
        assertFalse(ready());
        model.typedProperty().set("node3");
        model.go();
        assertEquals(List.of("remove node3 true Optional.empty"), played.done);
        assertEquals(List.of(Errand.REMOVAL), started.stream().map(Prepared::errand).toList());
        assertEquals(Optional.empty(), model.questionProperty().getValue());
        model.ended(started.getFirst(), false);
        assertEquals(List.of(), gone);
        model.ended(started.getFirst(), true);
        assertEquals(List.of("node3"), gone);
    }

    @Test
    void aServerThatIsAwayLeavesWithoutATick() {
        cluster(3);
        played.finds(Map.of());
        played.says("True", "True", "Unknown");
        model.ask(Errand.REMOVAL);
        model.chosenProperty().set("node3");
        model.typedProperty().set("node3");
        assertTrue(ready());
        model.chosenProperty().set("node2");
        model.typedProperty().set("node2");
        assertFalse(ready());
    }

    @Test
    void theLastServerStays() {
        cluster(1);
        model.ask(Errand.REMOVAL);
        model.chosenProperty().set("node1");
        model.typedProperty().set("node1");
        model.fewerProperty().set(true);
        assertEquals(List.of(ProblemCode.LAST_SERVER), objections());
        assertFalse(ready());
        model.go();
        assertEquals(List.of(), played.done);
        model.ask(Errand.DRILL);
        assertEquals(List.of(ProblemCode.DRILL_ONE_SERVER), objections());
    }

    @Test
    void uninstallingWantsTheClustersName() {
        cluster(2);
        model.ask(Errand.UNINSTALL);
        model.typedProperty().set("homela");
        model.go();
        assertEquals(List.of(), played.done);
        model.typedProperty().set("homelab");
        model.go();
        assertEquals(List.of("uninstall"), played.done);
        model.ask(Errand.UNINSTALL);
        assertEquals("", model.typedProperty().get(), "what was typed once is not kept");
    }

    @Test
    void thereIsSomethingToRepairWhenTheLookFoundIt() {
        cluster(2);
        played.finds(Map.of());
        model.ask(Errand.REPAIR);
        assertFalse(ready());
        cluster.look();
        played.finds(Map.of("node2/config", Played.drifted("node2/config", "node2")));
        model.ask(Errand.REPAIR);
        model.go();
        assertEquals(List.of(Errand.REPAIR), started.stream().map(Prepared::errand).toList());
    }

    private static Snapshot snapshot(String name, int minutes) {
        return new Snapshot("node2", name, 6_381_600, Story.START.minus(Duration.ofMinutes(minutes)));
    }

    @Test
    void goingBackWantsASnapshotAndTheClustersName() {
        cluster(3);
        played.snapshots = new Snapshots(List.of(snapshot("hearth-20261122-115500-node2-1", 5), snapshot("etcd-snapshot-node2-2", 300)), Map.of());
        model.ask(Errand.SNAPSHOT);
        assertEquals(List.of("hearth-20261122-115500-node2-1", "etcd-snapshot-node2-2"),
                model.snapshotsProperty().getValue().answer().orElseThrow().all().stream().map(Snapshot::name).toList());
        model.chosenProperty().set("etcd-snapshot-node2-2");
        model.ask(Errand.RESTORE);
        assertEquals(Optional.of(snapshot("etcd-snapshot-node2-2", 300)), model.snapshot());
        model.typedProperty().set("homela");
        model.go();
        assertEquals(List.of(), played.done);
        model.typedProperty().set("homelab");
        model.go();
        assertEquals(List.of("restore etcd-snapshot-node2-2"), played.done);
        assertEquals(List.of(Errand.RESTORE), started.stream().map(Prepared::errand).toList());
        assertEquals(Optional.empty(), model.snapshot(), "what was chosen once is not kept");
    }

    @Test
    void aServerThatCannotBeLookedAtHidesNoSnapshotAndNoneIsTakenForAnother() {
        cluster(3);
        played.snapshots = new Snapshots(List.of(snapshot("by-hand-node2-3", 9)), Map.of("node3", Problem.blocking(ProblemCode.SSH_UNREACHABLE, Map.of("host", "192.168.5.13"))));
        model.ask(Errand.SNAPSHOT);
        assertEquals(1, model.snapshotsProperty().getValue().answer().orElseThrow().all().size());
        model.chosenProperty().set("by-hand-node2-3");
        model.cancel();
        model.ask(Errand.SNAPSHOT);
        assertEquals("", model.chosenProperty().get());
        model.go();
        assertEquals(List.of("takeSnapshot"), played.done);
    }

    @Test
    void nobodyLooksForSnapshotsWithoutThePassword() {
        cluster(2);
        played.finds(Map.of("node1/connect", Played.fails("node1/connect", Problem.blocking(ProblemCode.SSH_PASSWORD_MISSING, Map.of("host", "192.168.5.11", "user", "hearth")))));
        played.snapshots = new Snapshots(List.of(snapshot("by-hand-node2-3", 9)), Map.of());
        model.ask(Errand.SNAPSHOT);
        assertEquals(List.of(ProblemCode.SSH_PASSWORD_MISSING), objections());
        assertEquals(Optional.empty(), model.snapshotsProperty().getValue().answer());
    }

    @Test
    void anUpgradeIsOfferedToANewerPatchAlone() {
        cluster(2);
        played.finds(Map.of());
        played.says("True", "True");
        assertEquals(Optional.empty(), offered());
        played.version = "v1.36.1+k3s1";
        played.says("True", "True");
        assertEquals(Optional.of(List.of("v1.36.1+k3s1")), offered());
        model.ask(Errand.UPGRADE);
        model.go();
        assertEquals(List.of("upgrade"), played.done);
        assertEquals(List.of(Errand.UPGRADE), started.stream().map(Prepared::errand).toList());
        for (String other : List.of("v1.35.9+k3s1", "v1.36.4+k3s1", "v1.36.2-rc1+k3s1")) {
            played.version = other;
            played.says("True", "True");
            assertEquals(Optional.empty(), offered(), other);
        }
    }

    private Optional<List<String>> offered() {
        return model.patchProperty().getValue().map(Patch::running);
    }

    @Test
    void withoutThePasswordItIsAskedForFirst() {
        cluster(2);
        played.finds(Map.of("node1/connect", Played.fails("node1/connect", Problem.blocking(ProblemCode.SSH_PASSWORD_MISSING, Map.of("host", "192.168.5.11", "user", "hearth")))));
        model.ask(Errand.DRILL);
        assertEquals(List.of(ProblemCode.SSH_PASSWORD_MISSING), objections());
        assertFalse(ready());
    }

    @Test
    void whyItCouldNotBePreparedIsSaidAndNothingTypedIsLost() {
        cluster(2);
        played.finds(Map.of("node2/config", Played.drifted("node2/config", "node2")));
        model.ask(Errand.REPAIR);
        played.noPlan = Optional.of(Problem.blocking(ProblemCode.MIRROR_UNREACHABLE, Map.of("mirror", "http://mirror")));
        model.go();
        assertEquals(List.of(ProblemCode.MIRROR_UNREACHABLE), objections());
        assertEquals(Optional.of(Errand.REPAIR), model.questionProperty().getValue());
        assertEquals(List.of(), started);
    }
}
