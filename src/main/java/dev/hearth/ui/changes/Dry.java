// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.changes;

import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench.Prepared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a dry run has found so far; a fold over its events.
 *
 * @param looked how many steps have been looked at
 * @param right evidence of those that are right already
 * @param changes by place, then by component, in the plan's order
 * @param problems of steps that cannot be done
 */
public record Dry(int looked, Map<StepId, String> right, Map<String, Map<String, List<Change>>> changes, List<Problem> problems) {
    public static Dry begin() {
        return new Dry(0, Map.of(), Map.of(), List.of());
    }

    public Dry with(Event event, Prepared prepared) {
        return switch (event) {
            case Event.StepSatisfied satisfied -> {
                Map<StepId, String> all = new LinkedHashMap<>(right);
                all.put(satisfied.step(), satisfied.evidence());
                yield new Dry(looked + 1, Map.copyOf(all), changes, problems);
            }
            case Event.StepWouldAct act -> new Dry(looked + 1, right, more(prepared, act, act.changes()), problems);
            case Event.StepUnknown later -> new Dry(looked + 1, right, more(prepared, later, later.changes()), problems);
            case Event.StepFailed failed -> {
                List<Problem> all = new ArrayList<>(problems);
                all.add(failed.problem());
                yield new Dry(looked + 1, right, changes, List.copyOf(all));
            }
            case Event.StepSkipped skipped -> new Dry(looked + 1, right, changes, problems);
            default -> this;
        };
    }

    /** What a step that is right already said; empty while it is not known, and when there is something to do. */
    public Optional<String> evidence(String step) {
        return Optional.ofNullable(right.get(StepId.of(step)));
    }

    /** How long what is to be done takes, as far as it usually does. */
    public Duration estimate(Plan plan) {
        return plan.estimate(step -> right.containsKey(plan.info(step).id()));
    }

    public int count() {
        return changes.values().stream().flatMap(byComponent -> byComponent.values().stream()).mapToInt(List::size).sum();
    }

    /** Those at one place. */
    public int count(String place) {
        return changes.getOrDefault(place, Map.of()).values().stream().mapToInt(List::size).sum();
    }

    private static String component(Prepared prepared, Event.OfStep event) {
        return prepared.plan().ordinal(event.step()).map(prepared.plan()::info).map(StepInfo::component).orElse("");
    }

    /** Steps are looked at in any order; they are shown in the plan's: this computer, the nodes, the cluster. */
    private Map<String, Map<String, List<Change>>> more(Prepared prepared, Event.OfStep event, List<Change> found) {
        Map<String, Map<String, List<Change>>> all = new LinkedHashMap<>();
        List<String> places = new ArrayList<>(List.of("desktop"));
        prepared.spec().nodes().forEach(node -> places.add(node.name()));
        found.stream().map(Change::place).filter(place -> !places.contains(place)).forEach(places::add);
        changes.keySet().stream().filter(place -> !places.contains(place)).forEach(places::add);
        for (String place : places) {
            Map<String, List<Change>> byComponent = new LinkedHashMap<>(changes.getOrDefault(place, Map.of()));
            List<Change> here = found.stream().filter(change -> change.place().equals(place)).toList();
            if (!here.isEmpty()) {
                byComponent.merge(component(prepared, event), here, Dry::both);
            }
            if (!byComponent.isEmpty()) {
                all.put(place, byComponent);
            }
        }
        return all;
    }

    /** Names of the files that will be downloaded. */
    public List<String> downloads() {
        return changes.values().stream().flatMap(byComponent -> byComponent.values().stream()).flatMap(List::stream)
                .filter(change -> change.verb() == Change.Verb.DOWNLOAD).map(Change::subject).toList();
    }

    private static List<Change> both(List<Change> some, List<Change> more) {
        List<Change> all = new ArrayList<>(some);
        more.stream().filter(change -> !all.contains(change)).forEach(all::add);
        return List.copyOf(all);
    }
}
