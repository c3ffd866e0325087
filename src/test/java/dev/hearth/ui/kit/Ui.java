// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** Runs on the window's thread and waits for it. */
public final class Ui {
    /** Only what will never be waits so long: on a machine with much to do what is awaited takes longer, not for ever. */
    private static final int PATIENCE_SECONDS = 300;

    private Ui() {}

    public static <T> T get(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        if (Platform.isFxApplicationThread()) {
            future.run();
        } else {
            Platform.runLater(future);
        }
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("on the window's thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the window's thread did not answer", e);
        }
    }

    public static void run(Runnable task) {
        get(() -> {
            task.run();
            return null;
        });
    }

    /** Waits until it holds, asked on the window's thread; fails after five minutes. */
    public static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> get(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for: " + what, e);
        }
    }
}
