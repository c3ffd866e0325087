// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.engine.exec.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time that runs faster than the machine's, by a factor. */
public final class PracticeClock implements Clock {
    private final double factor;
    private final Instant start = Instant.now();
    private final long began = System.nanoTime();

    /** @param factor played seconds in a real one; more than 0 */
    public PracticeClock(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("time does not run by " + factor);
        }
        this.factor = factor;
    }

    /** So fast that a bootstrap of three nodes takes 10 to 20 s: long enough to be watched. */
    public static PracticeClock forPeople() {
        return new PracticeClock(5);
    }

    @Override
    public Instant now() {
        return start.plusNanos(Math.round((System.nanoTime() - began) * factor));
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.round(duration.toNanos() / factor)));
    }
}
