// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeapClockTest {
    private final LeapClock clock = new LeapClock();

    @Test
    void aDayOfSleepPassesInAMomentAndNoTimePassesWhileNobodySleeps() throws Exception {
        Instant began = clock.now();
        clock.sleep(Duration.ofDays(1));
        Duration passed = Duration.between(began, clock.now());
        assertTrue(passed.compareTo(Duration.ofDays(1)) >= 0 && passed.compareTo(Duration.ofDays(1).plusSeconds(1)) < 0, passed.toString());
        assertEquals(clock.now(), clock.now());
    }

    @Test
    void nobodyWakesBeforeItsTimeHoweverManySleep() throws Exception {
        List<Duration> early = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int seconds : new int[] {1800, 600, 1200, 1, 600}) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    Instant wakes = clock.now().plusSeconds(seconds);
                    clock.sleep(Duration.ofSeconds(seconds));
                    if (clock.now().isBefore(wakes)) {
                        early.add(Duration.between(clock.now(), wakes));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), early);
    }

    @Test
    void anInterruptEndsASleep() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread sleeper = Thread.ofVirtual().unstarted(() -> {
            try {
                clock.sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        synchronized (clock) {
            sleeper.start();
            sleeper.interrupt();
        }
        sleeper.join();
        assertInstanceOf(InterruptedException.class, thrown.get());
    }
}
