// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.ProblemText;
import dev.hearth.ui.Workbench.Level;
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.graph.PlanWords;
import java.util.Map;
import java.util.Optional;

/** One line of the log for each thing that happens; looks and progress make none. */
final class EntryWords {
    private final PlanWords words;

    EntryWords(PlanWords words) {
        this.words = words;
    }

    Optional<LogLine> line(Entry entry, Plan plan) {
        Level level = entry.event() instanceof Event.StepFailed || entry.event() instanceof Event.RunProblem ? Level.PROBLEM : Level.EVENT;
        return text(entry.event()).map(text -> entry.event() instanceof Event.OfStep of ? LogLine.of(entry.at(), of.step(), level, text, plan)
                : new LogLine(entry.at(), "", "", level, text));
    }

    private Optional<String> text(Event event) {
        return switch (event) {
            case Event.StepActing e -> said(StepStatus.ACTING, e.attempt() == 1 ? e.why() : e.why() + " #" + e.attempt());
            case Event.StepSatisfied e -> said(StepStatus.SATISFIED, e.evidence());
            case Event.StepDone e -> said(StepStatus.DONE, e.evidence());
            case Event.StepFailed e -> said(StepStatus.FAILED, failure(e));
            case Event.StepSkipped e -> said(StepStatus.SKIPPED, e.by().value());
            case Event.StepCancelled e -> said(StepStatus.CANCELLED, "");
            case Event.StepWouldAct e -> said(StepStatus.NEEDED, e.why());
            case Event.StepUnknown e -> said(StepStatus.NEEDED, e.after());
            case Event.StepProbing e -> Optional.empty();
            case Event.StepProgress e -> Optional.empty();
            case Event.StepVerifying e -> Optional.empty();
            case Event.RunStarted e -> Optional.of(words.texts().get("run.log.started", Map.of("count", Integer.toString(e.steps().size()))));
            case Event.CancelRequested e -> Optional.of(words.texts().get("run.phase." + (e.cancel() == Event.Cancel.NOW ? "stopping" : "finishing")));
            case Event.RunProblem e -> Optional.of(ProblemText.of(e.problem(), words.texts()).found());
            case Event.RunEnded e -> Optional.of(words.texts().get("run.phase." + e.outcome().name().toLowerCase(java.util.Locale.ROOT))
                    + " " + PlanWords.watch(e.took()));
        };
    }

    private String failure(Event.StepFailed failed) {
        String detail = failed.problem().detail();
        return ProblemText.of(failed.problem(), words.texts()).title() + (detail.isBlank() ? "" : ": " + detail);
    }

    private Optional<String> said(StepStatus status, String fact) {
        return Optional.of(fact.isBlank() ? words.status(status)
                : words.texts().get("run.log.step", Map.of("status", words.status(status), "fact", fact)));
    }
}
