// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long steps took before, from journals; to tell people how long it may take now. Steps that only looked do not count. */
public final class PastRuns {
    private final Map<StepId, List<Duration>> took = new HashMap<>();

    private PastRuns() {}

    public static PastRuns of(Iterable<Entry> entries) {
        PastRuns past = new PastRuns();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.StepDone done) {
                past.took.computeIfAbsent(done.step(), step -> new ArrayList<>()).add(done.took());
            }
        }
        past.took.values().forEach(durations -> durations.sort(null));
        return past;
    }

    /** The median; of an even number, the longer of the two in the middle. Empty when the step was never done. */
    public Optional<Duration> usually(StepId step) {
        return Optional.ofNullable(took.get(step)).map(durations -> durations.get(durations.size() / 2));
    }
}
