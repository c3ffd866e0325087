// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A look at a cluster as lines for people: a node that is away is one line a step and no failure. */
final class StatusPrinter implements Consumer<Entry> {
    private static final Set<ProblemCode> AWAY = Set.of(ProblemCode.SSH_UNREACHABLE, ProblemCode.SSH_REFUSED, ProblemCode.SSH_CONNECTION_LOST);
    private final RunPrinter lines;
    private final Terminal terminal;
    private final Set<StepId> away = new HashSet<>();

    StatusPrinter(Terminal terminal) {
        this.lines = new RunPrinter(terminal);
        this.terminal = terminal;
    }

    @Override
    public void accept(Entry entry) {
        switch (entry.event()) {
            case Event.StepFailed failed when AWAY.contains(failed.problem().code()) -> {
                away.add(failed.step());
                lines.step(entry, failed, terminal.texts().get("cli.unreachable"), failed.problem().code().id());
            }
            case Event.StepSkipped skipped when away.contains(skipped.by()) ->
                lines.step(entry, skipped, terminal.texts().get(room(skipped.step()).equals(room(skipped.by())) ? "cli.unreachable" : "cli.not-seen"), skipped.by().value());
            case Event.RunEnded ended when ended.outcome() != Event.Outcome.CANCELLED -> {
                // what it means, the lines after it say
            }
            default -> lines.accept(entry);
        }
    }

    /** The node's name, for a step on a node. */
    private static String room(StepId step) {
        return step.value().substring(0, Math.max(0, step.value().indexOf('/')));
    }
}
