// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.ui.draft.Autosave.Delay;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/** Does something again after a while, each time a little sooner or later, so that several desks do not look in step. On the window's thread. */
final class Rounds {
    static final Duration EVERY = Duration.ofSeconds(30);
    /** How much sooner or later, as a part of {@link #EVERY}. */
    static final double JITTER = 0.2;

    private final Delay delay;
    private final DoubleSupplier dice;
    private final Executor ui;
    private final Runnable task;
    private Runnable cancel = () -> {};
    private int round;

    /** @param dice 0 to 1 */
    Rounds(Delay delay, DoubleSupplier dice, Executor ui, Runnable task) {
        this.delay = delay;
        this.dice = dice;
        this.ui = ui;
        this.task = task;
    }

    /** Once more, later; nothing that waits already is done beside it. */
    void next() {
        stop();
        int mine = round;
        Duration wait = Duration.ofMillis(Math.round(EVERY.toMillis() * (1 + JITTER * (2 * dice.getAsDouble() - 1))));
        cancel = delay.after(wait, () -> ui.execute(() -> {
            if (mine == round) {
                task.run();
            }
        }));
    }

    void stop() {
        round++;
        cancel.run();
        cancel = () -> {};
    }
}
