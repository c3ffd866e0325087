// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.text.HealthText;
import dev.hearth.text.Texts;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which steps are as planned, and in one line a component what of the cluster works. */
final class StatusReport implements Consumer<Entry> {
    private final List<StepInfo> steps;
    private final Set<StepId> right = new HashSet<>();

    StatusReport(Plan plan) {
        this.steps = plan.steps().stream().map(step -> step.info()).toList();
    }

    @Override
    public void accept(Entry entry) {
        if (entry.event() instanceof Event.StepSatisfied satisfied) {
            right.add(satisfied.step());
        }
    }

    int code(Health health) {
        return switch (health.level(right.size() == steps.size())) {
            case HEALTHY -> ExitCodes.OK;
            case DEGRADED -> ExitCodes.DEGRADED;
            case BROKEN -> ExitCodes.BROKEN;
        };
    }

    void print(Health health, ClusterSpec spec, Terminal terminal) {
        Set<String> components = new LinkedHashSet<>(steps.stream().map(StepInfo::component).toList());
        components.forEach(component -> terminal.line("%-16s %s".formatted(terminal.texts().get("component." + component), words(component, health, terminal.texts()))));
        HealthText.of(health, spec, terminal.texts()).forEach(terminal::line);
        terminal.line(HealthText.level(health, right.size() == steps.size(), terminal.texts()));
    }

    private String words(String component, Health health, Texts texts) {
        List<StepInfo> own = steps.stream().filter(step -> step.component().equals(component)).toList();
        String planned = texts.get("health.steps", Map.of("right", String.valueOf(own.stream().filter(step -> right.contains(step.id())).count()), "all", String.valueOf(own.size())));
        Health.Workloads found = health.workloads().get(component);
        return found == null ? planned : planned + ", " + HealthText.workloads(found, texts);
    }
}
