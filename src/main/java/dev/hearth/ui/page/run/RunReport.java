// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepState;
import dev.hearth.port.SecretStore;
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.Workbench.Prepared;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run as a text file for whoever is asked for help: every step with its status and evidence, problems, the end of the log.
 * It holds ids and facts alone; evidence and log come redacted, and {@link #masked} takes out what nobody thought of.
 *
 * @param name of the file that is proposed
 */
record RunReport(String name, String text) {
    private static final int LINES = 2_000;

    static RunReport of(Prepared prepared, RunState state, Set<String> accepted, List<LogLine> log, Instant now) {
        Plan plan = state.plan();
        StringBuilder report = new StringBuilder();
        report.append("hearth run report\ncluster: ").append(prepared.spec().name())
                .append("\nwritten: ").append(now)
                .append("\nstarted: ").append(state.startedAt().map(Instant::toString).orElse("-"))
                .append("\noutcome: ").append(state.outcome().map(Enum::name).orElse("RUNNING"))
                .append("\nplan: ").append(plan.fingerprint()).append(", ").append(plan.size()).append(" steps\n");
        state.problem().ifPresent(problem -> report.append("problem: ").append(problem.code().id()).append(' ').append(problem.args()).append('\n'));
        report.append("\nsteps\n");
        for (int i = 0; i < plan.size(); i++) {
            report.append(step(plan.info(i).id().value(), state.step(i)));
        }
        report.append("\naccepted findings\n");
        (accepted.isEmpty() ? List.of("-") : accepted).forEach(finding -> report.append("  ").append(finding).append('\n'));
        report.append("\nlog\n");
        for (LogLine line : log.subList(Math.max(0, log.size() - LINES), log.size())) {
            report.append(line.at()).append(' ').append(line.step()).append(' ').append(line.text()).append('\n');
        }
        return new RunReport("hearth-" + prepared.spec().name() + "-report.txt", report.toString());
    }

    RunReport masked(SecretStore secrets) {
        return new RunReport(name, secrets.masked(text));
    }

    private static String step(String id, StepState state) {
        StringBuilder text = new StringBuilder("%-10s %s%n".formatted(state.status(), id));
        line(text, "evidence", state.evidence());
        line(text, "why", state.work().why());
        line(text, "polled", state.poll().looks() == 0 ? "" : state.poll().polled() + " -> " + state.poll().answer());
        state.problem().ifPresent(problem -> {
            line(text, "problem", problem.code().id() + " " + problem.args());
            line(text, "detail", problem.detail().lines().collect(Collectors.joining("\n             ")));
        });
        state.skippedBy().ifPresent(by -> line(text, "blocked by", by.value()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append("           ").append(name).append(": ").append(value).append('\n');
        }
    }
}
