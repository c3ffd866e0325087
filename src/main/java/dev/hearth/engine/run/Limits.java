// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import java.time.Duration;

/**
 * What a run may use.
 *
 * @param maxSteps steps at work at the same time; 1 or more
 * @param grace how long an interrupted step may take to end; then it is reported as stuck. Real time, also in practice
 */
public record Limits(int maxSteps, Duration grace) {
    public Limits {
        if (maxSteps < 1 || grace.isNegative()) {
            throw new IllegalArgumentException("no such limits: " + maxSteps + " steps, grace " + grace);
        }
    }

    /** Eight steps, a minute. */
    public static Limits usual() {
        return new Limits(8, Duration.ofMinutes(1));
    }
}
