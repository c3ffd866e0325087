// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.problem.Field;
import dev.hearth.engine.run.Event;
import dev.hearth.practice.LeapClock;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.arrival.Arrival;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.WindowThread;
import dev.hearth.ui.page.cluster.AftercareViewModel;
import dev.hearth.ui.page.cluster.ClusterViewModel;
import dev.hearth.ui.page.nodes.AdoptionViewModel;
import dev.hearth.ui.page.run.RunViewModel;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a cluster that stands, with the real recipes and engine on practice machines; one thread plays the window's. */
class AftercareJourneyTest {
    private final PracticeWorkbench bench = PracticeWorkbench.begin(new LeapClock());
    private final WindowThread window = new WindowThread();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final DraftModel draft = new DraftModel(bench::check, bench.firstDraft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")));
    private final PageContext context = new PageContext(bench, draft, Texts.in(Locale.ENGLISH), window, background, bench.clock());
    private final ClusterViewModel cluster = new ClusterViewModel(context, (wait, task) -> () -> {}, () -> 0.5);
    private final AftercareViewModel aftercare = new AftercareViewModel(context, cluster);
    private final BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<PageId> ways = new LinkedBlockingQueue<>();

    private final RunViewModel run = new RunViewModel(bench, draft, Texts.in(Locale.ENGLISH), bench.clock(), window);

    @BeforeEach
    void aClusterStands() throws Exception {
        for (NodeSpec node : draft.spec().orElseThrow().nodes()) {
            bench.hosts().pin(node.access(), bench.hosts().hostKey(node.access()));
        }
        bench.clusters().create(draft.get());
        aftercare.on(prepared -> {
            draft.preparedProperty().set(Optional.of(prepared));
            run.entered();
        }, name -> draft.edit(some -> some.without(name)));
        run.onErrand((prepared, well) -> {
            aftercare.ended(prepared, well);
            ends.add(well);
        }, ways::add);
        assertEquals(Event.Outcome.READY, bench.start(bench.prepare(draft.spec().orElseThrow()), Event.Mode.APPLY, entry -> {}, line -> {}).await());
    }

    @AfterEach
    void end() {
        window.run(cluster::left);
        bench.close();
        window.close();
        background.shutdown();
    }

    private void looked() {
        window.execute(cluster::entered);
        window.await("it was looked at", () -> cluster.lookedAt().isPresent());
    }

    @Test
    void aNodeThatLeavesIsStruckFromTheDraftToo() throws Exception {
        looked();
        window.run(() -> aftercare.answer(Errand.REMOVAL, "node3", "node3", true));
        assertTrue(ends.take());
        assertEquals(List.of("node1", "node2"), window.get(() -> draft.get().nodes().stream().map(ClusterDraft.Node::name).toList()));
        assertEquals(List.of("node1", "node2"), bench.clusters().load(draft.get().name()).nodes().stream().map(ClusterDraft.Node::name).toList());
        assertFalse(window.get(run::primary));
        assertEquals(PageId.CLUSTER, ways.take());
        looked();
        assertEquals(2, window.get(() -> draft.spec().orElseThrow().servers().size()));
        assertEquals(List.of(), window.get(() -> cluster.problems().getValue()));
    }

    @Test
    void aSnapshotIsTakenAndGoneBackTo() throws Exception {
        looked();
        window.run(() -> aftercare.answer(Errand.SNAPSHOT, "", "", false));
        assertTrue(ends.take());
        window.run(() -> aftercare.ask(Errand.SNAPSHOT));
        window.await("they are listed", () -> aftercare.snapshotsProperty().getValue().answer().isPresent());
        Snapshot taken = window.get(() -> aftercare.snapshotsProperty().getValue().answer().orElseThrow().all().getFirst());
        assertEquals(Snapshot.By.HEARTH, taken.by());
        window.run(cluster::left);
        window.run(() -> aftercare.answer(Errand.RESTORE, taken.name(), draft.get().name(), false));
        assertTrue(ends.take());
        Instant before = window.get(() -> cluster.lookedAt().orElseThrow());
        window.run(cluster::entered);
        window.await("it was looked at again", () -> cluster.lookedAt().filter(before::isBefore).isPresent());
        assertEquals(List.of(), window.get(() -> cluster.problems().getValue()));
    }

    @Test
    void aClusterThatStandsIsAdoptedUnderAnotherName() throws Exception {
        AdoptionViewModel adoption = window.get(() -> new AdoptionViewModel(context));
        BlockingQueue<Arrival.Arrived> arrived = new LinkedBlockingQueue<>();
        ClusterDraft mine = draft.get();
        window.run(() -> {
            adoption.arrival().onArrived(arrived::add);
            adoption.name().textProperty().set("second");
            adoption.nodes().field("nodes.host").textProperty().set(mine.nodes().getFirst().host());
            adoption.nodes().field("ssh.user").textProperty().set(mine.ssh().user());
            adoption.nodes().field("ssh.login").textProperty().set("password");
            adoption.nodes().field("ssh.password").textProperty().set("practice");
            adoption.nodes().field("ssh.sudo-password").textProperty().set("practice");
            adoption.ask();
        });
        window.await("it was asked", () -> !adoption.busyProperty().getValue());
        assertEquals(Optional.empty(), window.get(() -> adoption.lookProperty().getValue().problem()));
        window.run(adoption::open);
        Arrival.Arrived second = arrived.take();
        // The homelab does not show the pods of kube-vip.
        assertEquals(List.of("network.vip"), bench.check(second.draft()).problems().stream().flatMap(problem -> Optional.ofNullable(problem.field()).stream()).map(Field::path).toList());
        assertFalse(second.stands());
        assertEquals(List.of("node1", "node2", "node3"), second.draft().nodes().stream().map(ClusterDraft.Node::name).toList());
        assertEquals(second.draft(), bench.clusters().load("second"));
    }

    @Test
    void drillAndUninstallRunOnTheSamePage() throws Exception {
        looked();
        window.run(() -> aftercare.answer(Errand.DRILL, "", "", false));
        assertTrue(ends.take());
        window.run(() -> aftercare.answer(Errand.UNINSTALL, "", draft.get().name(), false));
        assertTrue(ends.take());
        assertFalse(window.get(run::primary));
        assertEquals(PageId.WELCOME, ways.take());
        assertTrue(bench.clusters().list().stream().allMatch(saved -> saved.builtAt().isEmpty()));
    }
}
