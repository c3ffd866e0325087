// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/** Something slow in the background, on any number of threads. When it is stopped they are interrupted, and nothing that they found is heard. */
public final class Work {
    private final Executor background;
    private final Executor ui;
    private final Set<Thread> threads = new HashSet<>();
    private boolean stopped;

    public Work(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /** Runs a part of it, unless it was stopped before that began. */
    public void run(Runnable part) {
        background.execute(() -> {
            boolean wanted = enter();
            try {
                if (wanted) {
                    part.run();
                }
            } finally {
                leave();
            }
        });
    }

    /** Tells the window's thread, unless it was stopped before that came to it. */
    public void tell(Runnable news) {
        ui.execute(() -> {
            if (!stopped()) {
                news.run();
            }
        });
    }

    public synchronized void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    private synchronized boolean enter() {
        threads.add(Thread.currentThread());
        return !stopped;
    }

    /** A thread that others use after us must not find our interrupt. */
    private synchronized void leave() {
        threads.remove(Thread.currentThread());
        if (stopped) {
            var _ = Thread.interrupted();
        }
    }
}
