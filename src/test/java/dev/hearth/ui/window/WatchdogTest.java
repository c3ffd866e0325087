// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.kit.Watchdog;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class WatchdogTest {
    private static void asked() {
        try {
            assertFalse(new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoWaitsOnTheWindowsThreadIsNamedAndWhoDoesNotIsNot() {
        try (Watchdog watchdog = new Watchdog(500, 300)) {
            watchdog.step("quick");
            Ui.run(() -> {});
            watchdog.step("slow");
            Ui.run(WatchdogTest::asked);
            Ui.await("it is named", () -> !watchdog.found().isEmpty());
            assertEquals(1, watchdog.found().size());
            assertTrue(watchdog.found().getFirst().startsWith("slow: "), watchdog.found().getFirst());
        }
    }
}
