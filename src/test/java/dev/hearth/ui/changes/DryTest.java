// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import dev.hearth.text.BudgetText;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DryTest {
    private static final StepId CERTIFICATE = StepId.of(BudgetText.STEP);

    @Test
    void whatIsRightSaysWhatWasSeenAndWhatIsToBeDoneDoesNot() throws Exception {
        ClusterSpec spec = Optional.ofNullable(ClusterDrafts.check(Samples.draft()).spec()).orElseThrow();
        Prepared prepared = new FakeWorkbench().prepare(spec);
        assertEquals(Optional.of("until 2027-01-01"), Dry.begin().with(new Event.StepSatisfied(CERTIFICATE, "until 2027-01-01"), prepared).evidence(BudgetText.STEP));
        assertEquals(Optional.empty(), Dry.begin().with(new Event.StepWouldAct(CERTIFICATE, "absent", List.of(), false), prepared).evidence(BudgetText.STEP));
    }
}
