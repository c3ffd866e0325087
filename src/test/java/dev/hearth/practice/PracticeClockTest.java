// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PracticeClockTest {
    @Test
    void whoSleepsWakesSoonerWhenTimeRunsFaster() {
        PracticeClock clock = new PracticeClock(1);
        CompletableFuture<Instant> woken = CompletableFuture.supplyAsync(() -> slept(clock)).orTimeout(20, TimeUnit.SECONDS);
        assertFalse(woken.isDone());
        Instant before = clock.now();
        clock.run(10_000_000);
        assertFalse(clock.now().isBefore(before), "time never goes back");
        assertEquals(10_000_000, clock.factor());
        assertTrue(woken.join().isAfter(before.plus(Duration.ofMinutes(50))), "it slept for as long as it wanted to, by this clock");
    }

    private static Instant slept(PracticeClock clock) {
        try {
            clock.sleep(Duration.ofHours(1));
            return clock.now();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void timeDoesNotStandStillOrGoBack() {
        PracticeClock clock = PracticeClock.forPeople();
        assertThrows(IllegalArgumentException.class, () -> clock.run(0));
        assertThrows(IllegalArgumentException.class, () -> new PracticeClock(-1));
        assertEquals(5, clock.factor());
    }
}
