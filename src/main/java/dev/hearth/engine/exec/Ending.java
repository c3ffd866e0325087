// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.run.Event;

/** How a step's thread ended. */
record Ending(Event.OfStep event, Outputs outputs) {
    static Ending with(Event.OfStep event) {
        return new Ending(event, Outputs.none());
    }
}
