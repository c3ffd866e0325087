// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Entries as lines of JSON: {@code {"seq":1,"at":"…","event":"step-done","step":"node1/facts",…}}. The journal's format and the
 * one that the command line prints for programs. Keys and words are added, never renamed; instants and durations are ISO 8601.
 */
public final class EventJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** One line, without its end. */
    public String line(Entry entry) {
        try {
            return mapper.writeValueAsString(json(entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    /** The entry of a line; empty when the line is whole but of a kind that this version does not know, or no JSON at all. */
    public Optional<Entry> entry(String line) {
        try {
            JsonNode json = mapper.readTree(line);
            return event(json).map(event -> new Entry(Parts.number(json, "seq"), Instant.parse(Parts.text(json, "at")), event));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ObjectNode json(Entry entry) {
        ObjectNode json = mapper.createObjectNode();
        json.put("seq", entry.seq()).put("at", entry.at().toString()).put("event", kind(entry.event()));
        if (entry.event() instanceof Event.OfStep event) {
            json.put("step", event.step().value());
        }
        switch (entry.event()) {
            case Event.RunStarted e -> {
                json.put("fingerprint", e.fingerprint()).put("mode", Parts.word(e.mode()));
                json.set("steps", Parts.ids(mapper, e.steps()));
            }
            case Event.StepProbing e -> {}
            case Event.StepSatisfied e -> json.put("evidence", e.evidence());
            case Event.StepWouldAct e -> json.put("why", e.why()).put("drifted", e.drifted()).set("changes", Parts.changes(mapper, e.changes()));
            case Event.StepUnknown e -> json.put("after", e.after()).set("changes", Parts.changes(mapper, e.changes()));
            case Event.StepActing e -> json.put("attempt", e.attempt()).put("why", e.why()).set("changes", Parts.changes(mapper, e.changes()));
            case Event.StepProgress e -> json.put("fraction", e.fraction()).put("note", e.note());
            case Event.StepVerifying e -> {
                json.put("attempt", e.attempt()).put("polled", e.polled()).put("answer", e.answer()).put("waited", e.waited().toString());
                if (e.suspect() != null) {
                    json.set("suspect", Parts.problem(mapper, e.suspect()));
                }
            }
            case Event.StepDone e -> json.put("evidence", e.evidence()).put("took", e.took().toString());
            case Event.StepFailed e -> json.set("problem", Parts.problem(mapper, e.problem()));
            case Event.StepSkipped e -> json.put("by", e.by().value());
            case Event.StepCancelled e -> {}
            case Event.CancelRequested e -> json.put("cancel", Parts.word(e.cancel()));
            case Event.RunProblem e -> json.set("problem", Parts.problem(mapper, e.problem()));
            case Event.RunEnded e -> json.put("outcome", Parts.word(e.outcome())).put("took", e.took().toString());
        }
        return json;
    }

    /** Written out, so that renaming a class does not rename what is kept in files. */
    private static String kind(Event event) {
        return switch (event) {
            case Event.RunStarted e -> "run-started";
            case Event.StepProbing e -> "step-probing";
            case Event.StepSatisfied e -> "step-satisfied";
            case Event.StepWouldAct e -> "step-would-act";
            case Event.StepUnknown e -> "step-unknown";
            case Event.StepActing e -> "step-acting";
            case Event.StepProgress e -> "step-progress";
            case Event.StepVerifying e -> "step-verifying";
            case Event.StepDone e -> "step-done";
            case Event.StepFailed e -> "step-failed";
            case Event.StepSkipped e -> "step-skipped";
            case Event.StepCancelled e -> "step-cancelled";
            case Event.CancelRequested e -> "cancel-requested";
            case Event.RunProblem e -> "run-problem";
            case Event.RunEnded e -> "run-ended";
        };
    }

    private static Optional<Event> event(JsonNode json) {
        return switch (Parts.text(json, "event")) {
            case "run-started" -> Optional.of(
                    new Event.RunStarted(Parts.text(json, "fingerprint"), Parts.constant(Event.Mode.class, json, "mode"), Parts.ids(json.path("steps"))));
            case "cancel-requested" -> Optional.of(new Event.CancelRequested(Parts.constant(Event.Cancel.class, json, "cancel")));
            case "run-problem" -> Optional.of(new Event.RunProblem(Parts.problem(json.path("problem"))));
            case "run-ended" -> Optional.of(new Event.RunEnded(Parts.constant(Event.Outcome.class, json, "outcome"), Parts.duration(json, "took")));
            default -> json.has("step") ? ofStep(json, StepId.of(Parts.text(json, "step"))) : Optional.empty();
        };
    }

    private static Optional<Event> ofStep(JsonNode json, StepId step) {
        return Optional.ofNullable(switch (Parts.text(json, "event")) {
            case "step-probing" -> new Event.StepProbing(step);
            case "step-satisfied" -> new Event.StepSatisfied(step, Parts.text(json, "evidence"));
            case "step-would-act" -> new Event.StepWouldAct(step, Parts.text(json, "why"), Parts.changes(json.path("changes")), json.path("drifted").asBoolean());
            case "step-unknown" -> new Event.StepUnknown(step, Parts.text(json, "after"), Parts.changes(json.path("changes")));
            case "step-acting" -> new Event.StepActing(step, (int) Parts.number(json, "attempt"), Parts.text(json, "why"), Parts.changes(json.path("changes")));
            case "step-progress" -> new Event.StepProgress(step, json.path("fraction").asDouble(), Parts.text(json, "note"));
            case "step-verifying" -> verifying(json, step);
            case "step-done" -> new Event.StepDone(step, Parts.text(json, "evidence"), Parts.duration(json, "took"));
            case "step-failed" -> new Event.StepFailed(step, Parts.problem(json.path("problem")));
            case "step-skipped" -> new Event.StepSkipped(step, StepId.of(Parts.text(json, "by")));
            case "step-cancelled" -> new Event.StepCancelled(step);
            default -> null;
        });
    }

    private static Event verifying(JsonNode json, StepId step) {
        Duration waited = Parts.duration(json, "waited");
        return new Event.StepVerifying(step, (int) Parts.number(json, "attempt"), Parts.text(json, "polled"), Parts.text(json, "answer"), waited,
                json.has("suspect") ? Parts.problem(json.path("suspect")) : null);
    }
}
