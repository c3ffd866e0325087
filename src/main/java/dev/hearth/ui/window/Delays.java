// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.ui.draft.Autosave;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What the window does later. Once its scheduler is shut down there is no later: what is asked for then is forgotten. */
record Delays(ScheduledExecutorService later) implements Autosave.Delay {
    @Override
    public Runnable after(Duration wait, Runnable task) {
        try {
            ScheduledFuture<?> future = later.schedule(() -> loud(task), wait.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException _) {
            return () -> {};
        }
    }

    /** A scheduler keeps what is thrown to itself. */
    private static void loud(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
