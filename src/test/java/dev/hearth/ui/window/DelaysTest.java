// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.draft.Autosave;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private final CompletableFuture<Throwable> fault = new CompletableFuture<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().uncaughtExceptionHandler((thread, thrown) -> fault.complete(thrown)).factory());
    private final Autosave.Delay delays = new Delays(later);

    @AfterEach
    void end() {
        later.shutdownNow();
    }

    @Test
    void itIsDoneLater() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        delays.after(Duration.ofMillis(1), done::countDown);
        assertTrue(done.await(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsForgottenInTimeIsNotDone() {
        delays.after(Duration.ofHours(1), () -> {}).run();
        assertEquals(List.of(true), later.shutdownNow().stream().map(task -> ((Future<?>) task).isCancelled()).toList());
    }

    @Test
    void aFaultIsNotKeptByTheScheduler() throws Exception {
        delays.after(Duration.ZERO, () -> {
            throw new IllegalStateException("of a save");
        });
        assertEquals("of a save", fault.get(10, TimeUnit.SECONDS).getMessage());
    }

    @Test
    void aWindowThatIsGoneHasNoLater() {
        later.shutdownNow();
        delays.after(Duration.ofMillis(1), () -> {}).run();
        assertEquals(0, later.shutdownNow().size());
    }
}
