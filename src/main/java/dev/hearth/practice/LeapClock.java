// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.engine.exec.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that stands still while anybody asks for it, and leaps to the next who wants to wake when nobody has for a moment. A machine
 * that is busy with other things makes a test slower and lets nobody's patience run out, as a clock that runs fast would.
 */
public final class LeapClock implements Clock {
    private static final long QUIET_NANOS = 1_000_000;
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final PriorityQueue<Sleeper> sleepers = new PriorityQueue<>(Comparator.comparing(Sleeper::wakes));
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private long asked = System.nanoTime();

    /** Not a record: two who wake at the same moment are two. */
    private static final class Sleeper {
        private final Instant wakes;

        Sleeper(Instant wakes) {
            this.wakes = wakes;
        }

        Instant wakes() {
            return wakes;
        }
    }

    @Override
    public synchronized Instant now() {
        asked = System.nanoTime();
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Sleeper me = new Sleeper(now().plus(duration));
        sleepers.add(me);
        notifyAll();
        try {
            while (now.isBefore(me.wakes())) {
                // The one who wakes next makes time leap, for itself and those who would wake almost with it.
                if (sleepers.peek() != me) {
                    wait();
                } else if (System.nanoTime() - asked >= QUIET_NANOS) {
                    now = me.wakes().plus(TOGETHER);
                    notifyAll();
                } else {
                    wait(1);
                }
            }
        } finally {
            sleepers.remove(me);
            asked = System.nanoTime();
            notifyAll();
        }
    }
}
