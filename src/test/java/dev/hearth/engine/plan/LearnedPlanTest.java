// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.ui.graph.SamplePlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnedPlanTest {
    private final Plan plan = SamplePlan.servers(3);

    @Test
    void whatWasMeasuredTakesThePlaceOfWhatIsUsual() {
        StepId slow = plan.info(plan.size() - 1).id();
        Plan learned = plan.learned(id -> Optional.of(Duration.ofMinutes(30)).filter(any -> id.equals(slow)));
        assertEquals(Duration.ofMinutes(30), learned.info(plan.size() - 1).usually());
        assertEquals(plan.info(0), learned.info(0));
        assertEquals(plan.fingerprint(), learned.fingerprint(), "it is the same plan");
        assertEquals(plan.info(plan.size() - 1).patience().limit(), learned.info(plan.size() - 1).patience().limit(), "patience is not what was measured");
    }

    @Test
    void theLongestWayCountsAndWhatIsDoneDoesNot() {
        Plan even = plan.learned(id -> Optional.of(Duration.ofSeconds(10)));
        Duration all = even.estimate(step -> false);
        int depth = 0;
        int[] deep = new int[even.size()];
        for (int i = 0; i < even.size(); i++) {
            deep[i] = 1;
            for (int earlier : even.before(i)) {
                deep[i] = Math.max(deep[i], deep[earlier] + 1);
            }
            depth = Math.max(depth, deep[i]);
        }
        assertEquals(Duration.ofSeconds(10L * depth), all);
        assertEquals(Duration.ZERO, even.estimate(step -> true));
    }
}
