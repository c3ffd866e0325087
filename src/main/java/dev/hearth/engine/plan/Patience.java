// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.time.Duration;

/**
 * How a step waits for its effect.
 *
 * @param polls what is asked, as people read it: {@code https://192.168.5.200:6443/ping}
 * @param every pause between two probes; more than zero
 * @param usually how long it takes on ordinary machines; shown, never enforced
 * @param limit after this the step fails
 * @param attempts how often the act is tried when it fails with Retry.SOON; 1 or more
 */
public record Patience(String polls, Duration every, Duration usually, Duration limit, int attempts) {
    public Patience {
        if (every.isZero() || every.isNegative() || limit.isNegative() || attempts < 1) {
            throw new IllegalArgumentException("no such patience: every " + every + ", limit " + limit + ", attempts " + attempts);
        }
    }

    /** For acts whose effect is there when they return. */
    public static Patience none(String polls) {
        return new Patience(polls, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), 3);
    }

    /** Polls twice a second. */
    public static Patience upTo(Duration limit, Duration usually, String polls) {
        return new Patience(polls, Duration.ofMillis(500), usually, limit, 3);
    }
}
