// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.engine.exec.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sleeps in no time and remembers for how long. */
final class FakeClock implements Clock {
    final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
    }
}
