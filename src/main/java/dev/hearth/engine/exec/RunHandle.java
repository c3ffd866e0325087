// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;

/** A run that goes on. */
public interface RunHandle {
    /** Returns at once; NOW after FINISH_STEPS is stronger, the other way round changes nothing. */
    void cancel(Event.Cancel how);

    /** Waits for the end. After it, no listener is called any more. */
    Event.Outcome await() throws InterruptedException;

    /** Where the run is now. */
    RunState state();
}
