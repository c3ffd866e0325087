// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.engine.exec.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Time that runs faster than the machine's, by a factor that can be changed while others sleep by it. */
public final class PracticeClock implements Clock {
    private static final double USUAL = 5;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double factor;
    /** What this clock showed, and what the machine's did, when the factor was last changed. */
    private Instant start = Instant.now();
    private long began = System.nanoTime();

    /** @param factor played seconds in a real one; more than 0 */
    public PracticeClock(double factor) {
        this.factor = positive(factor);
    }

    /** So fast that a bootstrap of three nodes takes 10 to 20 s: long enough to be watched. */
    public static PracticeClock forPeople() {
        return new PracticeClock(USUAL);
    }

    private static double positive(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("time does not run by " + factor);
        }
        return factor;
    }

    public double factor() {
        lock.lock();
        try {
            return factor;
        } finally {
            lock.unlock();
        }
    }

    /** From now on; no time is lost or won by the change, and who sleeps wakes when this clock says so. */
    public void run(double wanted) {
        positive(wanted);
        lock.lock();
        try {
            start = now();
            began = System.nanoTime();
            factor = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return start.plusNanos(Math.round((System.nanoTime() - began) * factor));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant wakes = now().plus(duration);
            for (Duration left = duration; left.isPositive(); left = Duration.between(now(), wakes)) {
                // One nanosecond more, because a rest that is rounded to nothing is a busy loop.
                changed.await(Math.round(left.toNanos() / factor) + 1, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
