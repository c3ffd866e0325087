// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.practice.PracticeClock;
import dev.hearth.ui.Workbench.Pace;

/** The practice homelab's clock, as the window sees it. */
record PracticePace(PracticeClock clock) implements Pace {
    @Override
    public double factor() {
        return clock.factor();
    }

    @Override
    public void set(double factor) {
        clock.run(factor);
    }
}
