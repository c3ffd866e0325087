// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a running step may use of the run. */
public interface StepContext {
    /** What earlier steps found out. */
    <T> Optional<T> find(OutputKey<T> key);

    /**
     * What an earlier step must have found out.
     *
     * @throws MissingOutputException when no finished step gave it; a dry run turns that into {@link Probe.Unknown}
     */
    default <T> T require(OutputKey<T> key) {
        return find(key).orElseThrow(() -> new MissingOutputException(key));
    }

    /**
     * From here on a settled edge counts as a hard one. For a probe; an act comes too late to be skipped.
     *
     * @throws UnmetException when that step did not end well; this step is skipped then
     */
    void rely(StepId on);

    /** Whether this run has acted on the step, so that a failing service is failing since then and not from before. */
    boolean acted();

    /**
     * Says how far an act is.
     *
     * @param fraction 0 to 1
     * @param note facts, as {@code 41 of 62 MB}
     */
    void progress(double fraction, String note);

    /** Lets time pass in the middle of an act, where the second half needs what comes of the first. */
    void pause(Duration time) throws InterruptedException;

    /** The run's clock, for a step that measures. */
    default Instant now() {
        return Instant.now();
    }

    /** A line for the log, without secrets. */
    void log(String line);
}
