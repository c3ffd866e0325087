// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import java.util.function.IntConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Ticks ten times a second while something works, and not at all when the user asked for less movement. */
final class Motion {
    private final Timeline timeline = new Timeline();
    private int ticks;
    private boolean allowed = true;

    /** @param tick hears how many ticks there were */
    Motion(IntConsumer tick) {
        timeline.getKeyFrames().add(new KeyFrame(Duration.millis(100), event -> tick.accept(++ticks)));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    void allow(boolean yes) {
        allowed = yes;
        if (!yes) {
            timeline.stop();
        }
    }

    void set(boolean working) {
        if (working && allowed) {
            timeline.play();
        } else {
            timeline.stop();
        }
    }

    boolean runs() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }
}
