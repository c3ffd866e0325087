// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.port.Preflight;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.wizard.PageContext;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the window's thread would run is run by the test's own, so that nothing overtakes anything. */
@Timeout(30)
class StoppingTest {
    private final FakeWorkbench bench = new FakeWorkbench();
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final NodesViewModel nodes = new NodesViewModel(
            new PageContext(bench, draft, Texts.in(Locale.ENGLISH), ui::add, task -> Thread.ofVirtual().start(task), () -> Samples.NOW));
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @BeforeEach
    void open() {
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        draft.set(Samples.draft());
        nodes.select(0);
    }

    @Test
    void aStoppedCheckIsInterruptedAndLeavesNoTrace() throws Exception {
        bench.preflight = spec -> forever();
        nodes.check(() -> {});
        await(begun);
        assertTrue(nodes.stop());
        assertEquals(PreflightViewModel.Phase.NOT_RUN, nodes.preflight().stateProperty().get().phase());
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        assertFalse(nodes.stop());
    }

    @Test
    void aCheckThatIsRunAgainAndStoppedKeepsTheReportBefore() throws Exception {
        bench.preflight = spec -> Samples.findings();
        nodes.check(() -> {});
        settle(PreflightViewModel.Phase.RAN);
        bench.preflight = spec -> forever();
        nodes.check(() -> {});
        await(begun);
        assertEquals(PreflightViewModel.Phase.RUNNING, nodes.preflight().stateProperty().get().phase());
        nodes.stop();
        assertTrue(nodes.preflight().current());
        assertEquals(Samples.findings().findings().size(), nodes.preflight().stateProperty().get().report().orElseThrow().findings().size());
        bench.preflight = spec -> new Preflight.Report(Samples.NOW, List.of());
        nodes.check(() -> {});
        settle(PreflightViewModel.Phase.RAN);
        assertEquals(0, nodes.preflight().stateProperty().get().report().orElseThrow().findings().size());
    }

    @Test
    void aStoppedTestLeavesTheConnectionAsItWasAndCanBeginAgain() throws Exception {
        bench.hosts.onConnect = this::forever;
        nodes.test();
        await(begun);
        assertEquals(Connection.State.TESTING, state());
        nodes.testOrStop();
        assertEquals(Connection.State.UNTESTED, state());
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        bench.hosts.onConnect = () -> null;
        nodes.testOrStop();
        while (state() == Connection.State.TESTING) {
            next();
        }
        assertEquals(Connection.State.CONNECTED, state());
    }

    @Test
    void leavingThePageEndsWhatRuns() throws Exception {
        bench.preflight = spec -> forever();
        nodes.check(() -> {});
        await(begun);
        nodes.left();
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    private Connection.State state() {
        return nodes.connections().of(draft.get().nodes().getFirst()).state();
    }

    private Preflight.Report forever() throws InterruptedException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts it down");
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private void settle(PreflightViewModel.Phase phase) throws InterruptedException {
        while (nodes.preflight().stateProperty().get().phase() != phase) {
            next();
        }
    }

    private void next() throws InterruptedException {
        ui.take().run();
    }

    /** Runs what comes to the window's thread until that has happened. */
    private void await(CountDownLatch latch) throws InterruptedException {
        while (latch.getCount() > 0) {
            Runnable task = ui.poll(10, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
    }
}
