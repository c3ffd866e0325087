// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.ui.page.run.Relay;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A thread that plays the window's, for view-models that are to be seen with real work in the background and without a toolkit. */
public final class WindowThread implements Executor, Relay, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** What comes after the end is not done, as with the toolkit's own thread. */
    @Override
    public synchronized void execute(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }

    @Override
    public <T> Consumer<T> to(Consumer<List<T>> sink) {
        return item -> execute(() -> sink.accept(List.of(item)));
    }

    public <T> T get(Callable<T> question) {
        try {
            return thread.submit(question).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("on the window's thread", e);
        }
    }

    public void run(Runnable task) {
        get(() -> {
            task.run();
            return null;
        });
    }

    /** Waits until it holds; asked on this thread, again and again. */
    public void await(String what, Callable<Boolean> condition) {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        execute(new Runnable() {
            @Override
            public void run() {
                try {
                    if (condition.call()) {
                        seen.complete(true);
                    } else if (!seen.isDone()) {
                        execute(this);
                    }
                } catch (Exception e) {
                    seen.completeExceptionally(e);
                }
            }
        });
        try {
            seen.get(5, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            seen.cancel(true);
            throw new AssertionError("waited in vain for: " + what, e);
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdown();
    }
}
