// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Waits until two frames were drawn in which something can be seen: then whoever looks has seen it. On the window's thread. */
final class Frames extends AnimationTimer {
    /** A CSS selector of what must be in the window when the start is measured (installers/measure). */
    private static final String MEASURE = "hearth.measure";

    private final BooleanSupplier seen;
    private final Runnable then;
    private int begun;

    private Frames(BooleanSupplier seen, Runnable then) {
        this.seen = seen;
        this.then = then;
    }

    static void drawn(BooleanSupplier seen, Runnable then) {
        new Frames(seen, then).start();
    }

    /** Says when the window is there to be used; whoever measures knows when it started the process. */
    static void measure(Scene scene) {
        @Nullable String selector = System.getProperty(MEASURE);
        if (selector != null) {
            drawn(() -> scene.lookup(selector) != null, () -> System.out.println("second-frame " + System.currentTimeMillis()));
        }
    }

    /** Called when a frame begins: at the third, two were drawn. */
    @Override
    public void handle(long now) {
        if (seen.getAsBoolean() && ++begun == 3) {
            stop();
            then.run();
        }
    }
}
