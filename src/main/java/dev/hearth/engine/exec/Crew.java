// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.StepId;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all steps of a run share: the clock, the baton, and the log. */
record Crew(Clock clock, Baton baton, Consumer<StepLog> log) {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    Instant now() {
        return clock.now();
    }

    /** A log that throws loses the line and nothing else. */
    void log(StepId step, String line) {
        try {
            log.accept(new StepLog(now(), step, line));
        } catch (RuntimeException e) {
            LOG.warn("a line of {} was lost", step, e);
        }
    }
}
