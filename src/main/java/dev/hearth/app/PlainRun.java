// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench;

/** A run that leaves nothing behind. */
record PlainRun(RunHandle run) implements Workbench.Running {
    @Override
    public void cancel(Event.Cancel how) {
        run.cancel(how);
    }

    @Override
    public Event.Outcome await() throws InterruptedException {
        return run.await();
    }
}
