// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import java.time.Duration;
import java.time.Instant;

/** Who sleeps moves time on: waits take no real time, and an hour of patience is over in a moment. */
final class JumpClock implements Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a sleep of " + duration);
        }
        now = now.plus(duration);
    }
}
