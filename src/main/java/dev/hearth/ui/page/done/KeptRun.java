// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last run that built a cluster, from what was kept of all its runs. */
final class KeptRun {
    private KeptRun() {}

    /** Empty when none was kept whole: one that was cut off proves nothing, and neither does one that only changed a node. */
    static Optional<RunState> last(Plan plan, List<Entry> entries) {
        List<Entry> run = new ArrayList<>();
        List<Entry> last = List.of();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.RunStarted) {
                run = new ArrayList<>();
            }
            run.add(entry);
            if (entry.event() instanceof Event.RunEnded && builds(run.getFirst())) {
                last = List.copyOf(run);
            }
        }
        return last.isEmpty() ? Optional.empty() : Optional.of(RunState.replay(plan, last));
    }

    private static boolean builds(Entry first) {
        return first.event() instanceof Event.RunStarted started && started.mode() == Event.Mode.APPLY && started.steps().contains(Claim.API.step())
                && started.steps().contains(Claim.MEMBERS.step());
    }
}
