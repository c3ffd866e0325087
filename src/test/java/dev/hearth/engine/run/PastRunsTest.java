// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastRunsTest {
    private static final StepId A = StepId.of("a");

    private static PastRuns after(int... seconds) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(1, Instant.EPOCH, new Event.StepSatisfied(A, "x")));
        for (int took : seconds) {
            entries.add(new Entry(1, Instant.EPOCH, new Event.StepDone(A, "x", Duration.ofSeconds(took))));
        }
        return PastRuns.of(entries);
    }

    @Test
    void usuallyIsTheMiddleOfWhatItTook() {
        assertEquals(Optional.of(Duration.ofSeconds(20)), after(300, 10, 20).usually(A));
        assertEquals(Optional.of(Duration.ofSeconds(20)), after(20, 10).usually(A));
        assertEquals(Optional.of(Duration.ofSeconds(7)), after(7).usually(A));
    }

    @Test
    void aStepThatWasNeverDoneHasNoUsually() {
        assertEquals(Optional.empty(), after().usually(A));
        assertEquals(Optional.empty(), after(7).usually(StepId.of("b")));
    }
}
