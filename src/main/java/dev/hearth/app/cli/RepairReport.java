// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a run found other than planned, and whether that is right now. */
final class RepairReport implements Consumer<Entry> {
    /** By step: why it acted. */
    private final Map<String, String> acted = new LinkedHashMap<>();
    private final Set<String> right = new HashSet<>();
    private boolean refused;

    @Override
    public void accept(Entry entry) {
        switch (entry.event()) {
            case Event.StepActing acting when !acting.changes().isEmpty() -> acted.putIfAbsent(acting.step().value(), acting.why());
            case Event.StepDone done -> right.add(done.step().value());
            case Event.StepFailed failed -> refused |= failed.problem().code() == ProblemCode.CLUSTER_NOT_BEGUN;
            default -> {}
        }
    }

    /** Whether there was no cluster to repair. */
    boolean refused() {
        return refused;
    }

    void print(Terminal terminal) {
        if (acted.isEmpty() && !refused) {
            terminal.say("cli.repair.nothing", Map.of());
        }
        acted.forEach((step, why) -> terminal.say(right.contains(step) ? "cli.repair.done" : "cli.repair.open", Map.of("step", step, "why", why)));
    }
}
