// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.run.Event;
import dev.hearth.practice.LeapClock;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.page.cluster.AftercareViewModel;
import dev.hearth.ui.page.cluster.ClusterViewModel;
import dev.hearth.ui.page.run.Relay;
import dev.hearth.ui.page.run.RunViewModel;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a cluster that stands, with the real recipes and engine on practice machines; one thread plays the window's. */
class AftercareJourneyTest {
    private final PracticeWorkbench bench = PracticeWorkbench.begin(new LeapClock());
    private final ExecutorService window = Executors.newSingleThreadExecutor();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final DraftModel draft = new DraftModel(bench::check, bench.firstDraft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")));
    private final PageContext context = new PageContext(bench, draft, Texts.in(Locale.ENGLISH), window, background, bench.clock());
    private final ClusterViewModel cluster = new ClusterViewModel(context, (wait, task) -> () -> {}, () -> 0.5);
    private final AftercareViewModel aftercare = new AftercareViewModel(context, cluster);
    private final BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<PageId> ways = new LinkedBlockingQueue<>();

    private final class EachAlone implements Relay {
        @Override
        public <T> Consumer<T> to(Consumer<List<T>> sink) {
            return item -> window.execute(() -> sink.accept(List.of(item)));
        }
    }

    private final RunViewModel run = new RunViewModel(bench, draft, Texts.in(Locale.ENGLISH), bench.clock(), new EachAlone());

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
        window.execute(cluster::left);
        bench.close();
        window.shutdown();
        background.shutdown();
    }

    private <T> T at(Callable<T> question) throws Exception {
        return window.submit(question).get(1, TimeUnit.MINUTES);
    }

    /** Asked again whenever the window's thread has done something. */
    private void until(Callable<Boolean> condition) throws Exception {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        window.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    if (condition.call()) {
                        seen.complete(true);
                    } else if (!seen.isDone()) {
                        window.execute(this);
                    }
                } catch (Exception e) {
                    seen.completeExceptionally(e);
                }
            }
        });
        assertTrue(seen.get(2, TimeUnit.MINUTES));
    }

    private void looked() throws Exception {
        window.execute(cluster::entered);
        until(() -> cluster.lookedAt().isPresent());
    }

    @Test
    void aNodeThatLeavesIsStruckFromTheDraftToo() throws Exception {
        looked();
        at(() -> {
            aftercare.answer(Errand.REMOVAL, "node3", "node3", true);
            return null;
        });
        assertTrue(ends.take());
        assertEquals(List.of("node1", "node2"), at(() -> draft.get().nodes().stream().map(ClusterDraft.Node::name).toList()));
        assertEquals(List.of("node1", "node2"), bench.clusters().load(draft.get().name()).nodes().stream().map(ClusterDraft.Node::name).toList());
        assertFalse(at(run::primary));
        assertEquals(PageId.CLUSTER, ways.take());
        looked();
        assertEquals(2, at(() -> draft.spec().orElseThrow().servers().size()));
        assertEquals(List.of(), at(() -> cluster.problems().getValue()));
    }

    @Test
    void drillAndUninstallRunOnTheSamePage() throws Exception {
        looked();
        at(() -> {
            aftercare.answer(Errand.DRILL, "", "", false);
            return null;
        });
        assertTrue(ends.take());
        at(() -> {
            aftercare.answer(Errand.UNINSTALL, "", draft.get().name(), false);
            return null;
        });
        assertTrue(ends.take());
        assertFalse(at(run::primary));
        assertEquals(PageId.WELCOME, ways.take());
        assertTrue(bench.clusters().list().stream().allMatch(saved -> saved.builtAt().isEmpty()));
    }
}
