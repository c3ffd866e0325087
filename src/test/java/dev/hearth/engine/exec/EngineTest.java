// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {
    private final MemoryJournal journal = new MemoryJournal();
    private final List<Entry> heard = new ArrayList<>();

    private RunHandle start(Plan plan, Event.Mode mode) {
        return new Engine(new JumpClock(), Limits.usual()).start(plan, mode, journal, heard::add, line -> {});
    }

    @Test
    void actsWhereNeededAndLeavesTheRestAlone() throws Exception {
        Plan plan = TestStep.plan(TestStep.ready("a"), TestStep.acting("b", "a"), TestStep.ready("c", "b"));
        RunHandle run = start(plan, Event.Mode.APPLY);
        assertEquals(Event.Outcome.READY, run.await());
        assertEquals(
                List.of("RunStarted", "StepProbing a", "StepSatisfied a", "StepProbing b", "StepActing b", "StepDone b", "StepProbing c",
                        "StepSatisfied c", "RunEnded"),
                heard.stream().map(EngineTest::brief).toList());
        assertEquals(journal.read(), heard);
        assertEquals(run.state(), RunState.replay(plan, journal.read()));
        assertEquals(1.0, run.state().progress());
    }

    static String brief(Entry entry) {
        String name = entry.event().getClass().getSimpleName();
        return entry.event() instanceof Event.OfStep step ? name + " " + step.step() : name;
    }
}
