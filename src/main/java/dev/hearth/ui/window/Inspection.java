// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.RunState;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.wizard.PageId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Looks at an open window as a person would who clicks through it: every page is drawn, and practice builds its cluster. Not on the window's thread. */
public final class Inspection {
    private static final long PATIENCE_SECONDS = 120;
    private final HearthWindow window;

    /** Nothing moves by itself from now on: nobody looks. */
    public Inspection(HearthWindow window) throws InterruptedException {
        this.window = window;
        onWindow(() -> {
            window.scene().getPreferences().setReducedMotion(true);
            return true;
        });
    }

    /** Draws every page there is, with what the session has on it. */
    public List<PageId> pages() throws InterruptedException {
        List<PageId> all = onWindow(() -> window.session().wizard().pageIds());
        for (PageId page : all) {
            CountDownLatch drawn = new CountDownLatch(1);
            onWindow(() -> {
                window.session().wizard().lead(page);
                Frames.drawn(() -> true, drawn::countDown);
                return true;
            });
            if (!drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(page + " was not drawn");
            }
        }
        return all;
    }

    public void practise() throws InterruptedException {
        onWindow(() -> {
            window.practise();
            return true;
        });
    }

    /** Builds the cluster of the open draft on the run page; empty when it did not end in time. */
    public Optional<RunState> build() throws InterruptedException, ProblemException {
        Session session = onWindow(window::session);
        Prepared prepared = session.prepared().orElseThrow(() -> new IllegalStateException("the draft has problems"));
        BlockingQueue<RunState> ended = new LinkedBlockingQueue<>();
        onWindow(() -> {
            session.draft().ranProperty().addListener((all, was, is) -> is.ifPresent(ended::add));
            session.run(prepared);
            return true;
        });
        return Optional.ofNullable(ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** What is thrown on the window's thread is thrown here. */
    private static <T> T onWindow(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        UiThread.later(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
