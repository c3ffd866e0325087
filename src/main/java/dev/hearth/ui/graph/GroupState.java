// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.run.StepStatus;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a group is, from where its steps are.
 *
 * @param status what matters most: a failure, then work, then what ended it early, then whether all is ready
 * @param ready how many steps are done with
 * @param total how many there are
 */
public record GroupState(StepStatus status, int ready, int total) {
    private static final List<StepStatus> LOUDEST_FIRST = List.of(StepStatus.FAILED, StepStatus.ACTING, StepStatus.VERIFYING,
            StepStatus.PROBING, StepStatus.CANCELLED, StepStatus.SKIPPED, StepStatus.WAITING, StepStatus.NEEDED, StepStatus.DONE, StepStatus.SATISFIED);

    public static GroupState of(Collection<StepStatus> steps) {
        Set<StepStatus> seen = EnumSet.copyOf(steps);
        int ready = (int) steps.stream().filter(status -> status.ready() || status == StepStatus.NEEDED).count();
        return new GroupState(LOUDEST_FIRST.stream().filter(seen::contains).findFirst().orElseThrow(), ready, steps.size());
    }
}
