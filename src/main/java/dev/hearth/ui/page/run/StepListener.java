// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.run.StepStatus;

/** Hears where a step is now, and when what seems to hinder it has changed. */
@FunctionalInterface
interface StepListener {
    void changed(int ordinal, StepStatus status);
}
