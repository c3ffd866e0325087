// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.ui.fx.UiThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Hands over once a frame, and costs nothing while there is nothing (platform notes 5: a call for each line blocks the window). */
public final class FrameRelay implements Relay {
    /** A frame takes no more than this many, so that a flood leaves time to draw. */
    private static final int FRAME = 5_000;

    @Override
    public <T> Consumer<T> to(Consumer<List<T>> sink) {
        return new Drain<>(sink)::offer;
    }

    private static final class Drain<T> {
        private final Queue<T> queue = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean asked = new AtomicBoolean();
        private final Consumer<List<T>> sink;
        private final AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                drain();
            }
        };

        Drain(Consumer<List<T>> sink) {
            this.sink = sink;
        }

        void offer(T item) {
            queue.add(item);
            if (asked.compareAndSet(false, true)) {
                UiThread.later(timer::start);
            }
        }

        private void drain() {
            List<T> batch = new ArrayList<>();
            for (T item = queue.poll(); item != null; item = batch.size() < FRAME ? queue.poll() : null) {
                batch.add(item);
            }
            if (!batch.isEmpty()) {
                sink.accept(batch);
                return;
            }
            timer.stop();
            asked.set(false);
            if (!queue.isEmpty() && asked.compareAndSet(false, true)) {
                timer.start();
            }
        }
    }
}
