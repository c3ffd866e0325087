// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import java.util.Locale;

/** Where the page is with its run. */
enum Phase {
    /** Nothing was started yet. */
    IDLE,
    RUNNING,
    /** Steps at work finish, nothing new starts. */
    FINISHING,
    /** Steps at work are being interrupted. */
    STOPPING,
    READY,
    FAILED,
    CANCELLED;

    static Phase of(RunState state) {
        return state.outcome().map(outcome -> switch (outcome) {
            case READY -> Phase.READY;
            case FAILED -> Phase.FAILED;
            case CANCELLED -> Phase.CANCELLED;
        }).orElseGet(() -> state.cancel().map(cancel -> cancel == Event.Cancel.NOW ? STOPPING : FINISHING).orElse(RUNNING));
    }

    boolean running() {
        return this == RUNNING || this == FINISHING || this == STOPPING;
    }

    boolean stopped() {
        return this == FAILED || this == CANCELLED;
    }

    /** As in text keys {@code run.phase.*} and pseudo-classes. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
