// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import java.time.Duration;
import java.time.Instant;

/** Time, so that practice can speed it up and tests can hold it. */
public interface Clock {
    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    /** The machine's. */
    static Clock system() {
        return new Clock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
