// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dry run has found so far; a fold over its events.
 *
 * @param looked how many steps have been looked at
 * @param right how many of them are right already
 * @param changes by place, then by component, in the plan's order
 * @param problems of steps that cannot be done
 */
public record Dry(int looked, int right, Map<String, Map<String, List<Change>>> changes, List<Problem> problems) {
    static Dry begin() {
        return new Dry(0, 0, Map.of(), List.of());
    }

    Dry with(Event event, Prepared prepared) {
        return switch (event) {
            case Event.StepSatisfied satisfied -> new Dry(looked + 1, right + 1, changes, problems);
            case Event.StepWouldAct act -> new Dry(looked + 1, right, more(component(act, prepared), act.changes()), problems);
            case Event.StepFailed failed -> {
                List<Problem> all = new ArrayList<>(problems);
                all.add(failed.problem());
                yield new Dry(looked + 1, right, changes, List.copyOf(all));
            }
            case Event.StepSkipped skipped -> new Dry(looked + 1, right, changes, problems);
            default -> this;
        };
    }

    int count() {
        return changes.values().stream().flatMap(byComponent -> byComponent.values().stream()).mapToInt(List::size).sum();
    }

    private static String component(Event.StepWouldAct act, Prepared prepared) {
        return prepared.plan().ordinal(act.step()).map(prepared.plan()::info).map(StepInfo::component).orElse("");
    }

    private Map<String, Map<String, List<Change>>> more(String component, List<Change> found) {
        Map<String, Map<String, List<Change>>> all = new LinkedHashMap<>();
        changes.forEach((place, byComponent) -> all.put(place, new LinkedHashMap<>(byComponent)));
        for (Change change : found) {
            all.computeIfAbsent(change.place(), place -> new LinkedHashMap<>())
                    .merge(component, List.of(change), Dry::both);
        }
        return all;
    }

    private static List<Change> both(List<Change> some, List<Change> more) {
        List<Change> all = new ArrayList<>(some);
        more.stream().filter(change -> !all.contains(change)).forEach(all::add);
        return List.copyOf(all);
    }
}
