// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.engine.plan.Change;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.text.Texts;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A run as lines for people: one for a change of state, and a wait every ten seconds. */
final class RunPrinter implements Consumer<Entry> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final long SECONDS_BETWEEN_WAITS = 10;

    private final Terminal terminal;
    private final Texts texts;
    private final Map<String, Long> told = new TreeMap<>();
    private int changes;
    private boolean looks;

    RunPrinter(Terminal terminal) {
        this.terminal = terminal;
        this.texts = terminal.texts();
    }

    @Override
    public void accept(Entry entry) {
        switch (entry.event()) {
            case Event.StepSatisfied satisfied -> step(entry, satisfied, texts.get("status.satisfied"), satisfied.evidence());
            case Event.StepWouldAct would -> {
                changes += would.changes().size();
                step(entry, would, texts.get(would.drifted() ? "cli.drifted" : "status.needed"), would.why());
                list(would.changes());
            }
            case Event.StepUnknown unknown -> {
                changes += unknown.changes().size();
                step(entry, unknown, texts.get("cli.unknown"), unknown.after());
                list(unknown.changes());
            }
            case Event.StepActing acting -> {
                changes += acting.changes().size();
                step(entry, acting, texts.get("status.acting"), acting.why() + verbs(acting.changes()));
            }
            case Event.StepVerifying waiting -> waiting(entry, waiting);
            case Event.StepDone done -> step(entry, done, texts.get("status.done"), done.evidence() + "  " + seconds(done.took()));
            case Event.StepFailed failed -> {
                step(entry, failed, texts.get("status.failed"), "");
                terminal.problem(failed.problem());
            }
            case Event.StepSkipped skipped -> step(entry, skipped, texts.get("status.skipped"), skipped.by().value());
            case Event.StepCancelled cancelled -> step(entry, cancelled, texts.get("status.cancelled"), "");
            case Event.RunProblem trouble -> terminal.problem(trouble.problem());
            case Event.RunEnded ended -> terminal.say("cli.outcome." + outcome(ended.outcome()), Map.of("changes", String.valueOf(changes), "seconds", seconds(ended.took())));
            case Event.RunStarted started -> looks = started.mode() == Event.Mode.DRY_RUN;
            case Event.StepProbing ignored -> {}
            case Event.StepProgress ignored -> {}
            case Event.CancelRequested ignored -> {}
        }
    }

    /** Nothing is done by a run that only looks, so it has other words for its end. */
    private String outcome(Event.Outcome outcome) {
        return (looks ? "looked." : "") + outcome.name().toLowerCase(Locale.ROOT);
    }

    private void waiting(Entry entry, Event.StepVerifying waiting) {
        long span = waiting.waited().toSeconds() / SECONDS_BETWEEN_WAITS;
        Long before = told.put(waiting.step().value(), span);
        if (span > 0 && (before == null || span > before)) {
            step(entry, waiting, texts.get("status.verifying"), waiting.polled() + ": " + waiting.answer() + "  " + seconds(waiting.waited()));
        }
    }

    /** One line about a step. */
    void step(Entry entry, Event.OfStep event, String state, String detail) {
        terminal.line("%s  %-26s %-17s %s".formatted(TIME.format(entry.at()), event.step().value(), state, detail).stripTrailing());
    }

    private void list(List<Change> all) {
        all.forEach(change -> terminal.line("            " + verb(change)));
    }

    private String verbs(List<Change> all) {
        return all.isEmpty() ? "" : ": " + all.stream().map(this::verb).collect(Collectors.joining("; "));
    }

    private String verb(Change change) {
        return texts.get("verb." + change.verb().name().toLowerCase(Locale.ROOT)) + " " + change.subject() + " (" + change.place() + ")";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
