// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.ui.fx.UiThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches the window's thread: names what keeps it from the next event for too long. Counted is the time that the thread itself works, and
 * that in which it waits in Hearth's code for something else; not the time in which a busy machine gives it no processor.
 */
public final class Watchdog implements AutoCloseable {
    private static final long EVERY_MILLIS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long working;
    private final long waiting;
    private final Thread watched = Ui.get(Thread::currentThread);
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong longest = new AtomicLong();
    private final Thread watcher = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::watch);
    private volatile String step = "";

    /**
     * @param working how long one event may take of the thread's own time, in milliseconds
     * @param waiting how long it may wait for something else, in milliseconds
     */
    public Watchdog(long working, long waiting) {
        this.working = working;
        this.waiting = waiting;
        watcher.start();
    }

    /** What is done from now on. */
    public void step(String name) {
        step = name;
    }

    /** What took too long: the step, how long, and where it was then. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /** In milliseconds. */
    public long longest() {
        return longest.get();
    }

    private void watch() {
        try {
            while (true) {
                event();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now to when the thread comes to something new. */
    private void event() throws InterruptedException {
        AtomicBoolean reached = new AtomicBoolean();
        long began = THREADS.getThreadCpuTime(watched.threadId());
        long waited = 0;
        String where = "";
        UiThread.later(() -> reached.set(true));
        while (!reached.get()) {
            Thread.sleep(EVERY_MILLIS);
            Optional<StackTraceElement> ours = ours();
            if (ours.isPresent() && !reached.get()) {
                where = ours.get().toString();
                waited += watched.getState() == Thread.State.RUNNABLE ? 0 : EVERY_MILLIS;
            }
        }
        long worked = (THREADS.getThreadCpuTime(watched.threadId()) - began) / 1_000_000;
        longest.accumulateAndGet(worked + waited, Math::max);
        if (worked > working || waited > waiting) {
            found.add("%s: %d ms at work, %d ms waiting, last in %s".formatted(step, worked, waited, where));
        }
    }

    /** The innermost line of Hearth that the thread is in. */
    private Optional<StackTraceElement> ours() {
        return Arrays.stream(watched.getStackTrace()).filter(frame -> frame.getClassName().startsWith("dev.hearth.") && !frame.getClassName().startsWith("dev.hearth.ui.kit.")).findFirst();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
