// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Report;
import dev.hearth.port.Preflight.Status;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.wizard.PageContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The checks of all nodes: not run, running, or run with findings and an age. */
public final class PreflightViewModel {
    private final PageContext context;
    private final DraftModel model;
    private final HostKeyCheck keys;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(Phase.NOT_RUN, Optional.empty(), Optional.empty()));

    PreflightViewModel(PageContext context, HostKeyCheck keys) {
        this.context = context;
        this.model = context.draft();
        this.keys = keys;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks at all nodes; asks for unconfirmed host keys first. {@code then} runs after it, on the window's thread. */
    void run(ClusterSpec spec, Runnable then) {
        state.set(new State(Phase.RUNNING, state.get().report(), state.get().of()));
        keys.ensure(spec.nodes(), trusted -> context.background().execute(() -> inspect(spec, then)));
    }

    private void inspect(ClusterSpec spec, Runnable then) {
        try {
            Report report = context.bench().preflight().inspect(spec);
            context.ui().execute(() -> {
                state.set(new State(Phase.RAN, Optional.of(report), Optional.of(spec)));
                then.run();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.ui().execute(() -> state.set(new State(Phase.NOT_RUN, Optional.empty(), Optional.empty())));
        }
    }

    /** Whether the last report is about the cluster as it stands in the draft; what was accepted since does not count. */
    public boolean current() {
        return state.get().phase() == Phase.RAN && model.spec().isPresent()
                && state.get().of().map(PreflightViewModel::bare).equals(model.spec().map(PreflightViewModel::bare));
    }

    /** What stops the build; empty also when nothing is known. */
    public List<Finding> open() {
        return state.get().report().map(report -> report.open(model.get().accepted())).orElse(List.of());
    }

    List<Problem> problems() {
        return current() ? open().stream().flatMap(finding -> Optional.ofNullable(finding.problem()).stream()).toList() : List.of();
    }

    /** Findings of one check over all nodes; groups that stop the build first, each in the catalogue's order. */
    public List<Group> groups() {
        Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
        state.get().report().ifPresent(report -> report.findings()
                .forEach(finding -> byCheck.computeIfAbsent(finding.check(), check -> new ArrayList<>()).add(finding)));
        return byCheck.entrySet().stream().map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(group -> -group.weight())).toList();
    }

    public boolean accepted(Finding finding) {
        return model.get().accepted().contains(finding.id());
    }

    /** The user ticked a should-fix finding, or took the tick away; it is recorded in the draft. */
    public void accept(Finding finding, boolean accepted) {
        Set<String> ids = new TreeSet<>(model.get().accepted());
        if (accepted) {
            ids.add(finding.id());
        } else {
            ids.remove(finding.id());
        }
        model.edit(draft -> draft.withAccepted(ids));
    }

    private static ClusterSpec bare(ClusterSpec spec) {
        return spec.withAccepted(Set.of());
    }

    /** Pending, run, and never run look different. */
    public enum Phase {
        NOT_RUN,
        RUNNING,
        RAN
    }

    /**
     * @param report the last one, also while the next runs
     * @param of what the report is about
     */
    public record State(Phase phase, Optional<Report> report, Optional<ClusterSpec> of) {}

    /** One check over the nodes. */
    public record Group(String check, List<Finding> findings) {
        public Group {
            findings = List.copyOf(findings);
        }

        public Status worst() {
            return findings.stream().map(Finding::status).max(Comparator.comparingInt(Group::weight)).orElse(Status.OK);
        }

        int weight() {
            return weight(worst());
        }

        private static int weight(Status status) {
            return switch (status) {
                case OK -> 0;
                case INFO -> 1;
                case NOT_CHECKED -> 2;
                case SHOULD_FIX -> 3;
                case BLOCKING -> 4;
            };
        }
    }
}
