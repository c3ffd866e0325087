// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Preflight;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Offer;
import dev.hearth.port.Preflight.Report;
import dev.hearth.port.Preflight.Status;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.trust.HostKeyCheck;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The checks of all nodes: not run, running, or run with findings and an age. */
public final class PreflightViewModel {
    /** The check that gets into the node; the others follow it. */
    private static final String SSH = "ssh";

    private final PageContext context;
    private final DraftModel model;
    private final HostKeyCheck keys;
    private final FindingFields fields;
    private final Preflight look;
    private Optional<Work> running = Optional.empty();
    private Runnable after = () -> {};
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(Phase.NOT_RUN, Optional.empty(), Optional.empty()));

    PreflightViewModel(PageContext context, HostKeyCheck keys, SshFields fields, Preflight look) {
        this.look = look;
        this.context = context;
        this.model = context.draft();
        this.keys = keys;
        this.fields = new FindingFields(fields);
        state.addListener((all, was, is) -> tell());
        model.draftProperty().addListener((all, was, is) -> tell());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks at all nodes; asks for unconfirmed host keys first. {@code then} runs after it, on the window's thread. */
    void run(ClusterSpec spec, Runnable then) {
        if (running.isPresent()) {
            return;
        }
        Work work = new Work(context.background(), context.ui());
        running = Optional.of(work);
        state.set(new State(Phase.RUNNING, state.get().report(), state.get().of()));
        after = then;
        keys.ensure(spec.nodes(), work, trusted -> work.run(() -> inspect(spec, work)));
    }

    /** What comes when the checks that run now are over; false when none run. */
    boolean then(Runnable next) {
        after = next;
        return running.isPresent();
    }

    /** Leaves everything as it was before it ran. */
    boolean stop() {
        if (running.isEmpty()) {
            return false;
        }
        running.get().stop();
        running = Optional.empty();
        keys.withdraw();
        State before = state.get();
        state.set(new State(before.report().isEmpty() ? Phase.NOT_RUN : Phase.RAN, before.report(), before.of()));
        return true;
    }

    /** Another cluster is opened, whose nodes have nothing to do with these. */
    void forget() {
        stop();
        state.set(new State(Phase.NOT_RUN, Optional.empty(), Optional.empty()));
    }

    private void inspect(ClusterSpec spec, Work work) {
        try {
            Report report = look.inspect(spec);
            work.tell(() -> {
                running = Optional.empty();
                model.seenProperty().set(model.seenProperty().get().with(report.seen()));
                state.set(new State(Phase.RAN, Optional.of(report), Optional.of(spec)));
                after.run();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the last report is about the cluster as it stands in the draft; what was decided since does not count. */
    public boolean current() {
        return state.get().phase() == Phase.RAN && model.spec().isPresent()
                && state.get().of().map(PreflightViewModel::bare).equals(model.spec().map(PreflightViewModel::bare));
    }

    /** Whether nothing that is known of the cluster as it stands stops the build. */
    boolean passed() {
        return current() && open().isEmpty();
    }

    /** What stops the build; empty also when nothing is known. */
    public List<Finding> open() {
        return state.get().report().map(report -> report.open(model.get().decisions())).orElse(List.of());
    }

    /** Each at a field of this page, or at {@link FindingFields#CHECKS}. */
    List<Problem> problems() {
        return current() ? open().stream().flatMap(finding -> Optional.ofNullable(finding.problem()).stream()
                .map(problem -> placed(finding).stream().filter(FindingFields::here).findFirst().orElse(problem.at(FindingFields.CHECKS)))).toList() : List.of();
    }

    private void tell() {
        model.tell("checks", current() ? open().stream().flatMap(finding -> placed(finding).stream()).toList() : List.of());
    }

    private List<Problem> placed(Finding finding) {
        return state.get().of().map(spec -> fields.at(finding, model.get(), spec)).orElse(List.of());
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

    /** The user ticked should-fix findings, or took the tick away; each is recorded in the draft by its own id. */
    public void accept(List<Finding> findings, boolean accepted) {
        List<String> ids = findings.stream().map(Finding::id).toList();
        model.edit(draft -> draft.withDecisions(draft.decisions().accept(ids, accepted)));
    }

    ReadOnlyObjectProperty<ClusterDraft> draftProperty() {
        return model.draftProperty();
    }

    /** How many findings are left to Hearth. */
    long mended() {
        return state.get().report().stream().flatMap(report -> report.findings().stream()).filter(finding -> finding.mended(model.get().decisions())).count();
    }

    /** Whether it is decided that Hearth does it. */
    public boolean mends(Offer offer) {
        return model.get().decisions().mended().contains(offer.id());
    }

    /** The user leaves it to Hearth, or takes that back; it becomes a step of the plan. */
    public void mend(Offer offer, boolean wanted) {
        model.edit(draft -> draft.withDecisions(draft.decisions().mend(List.of(offer.id()), wanted)));
    }

    private static ClusterSpec bare(ClusterSpec spec) {
        return spec.withDecisions(Decisions.NONE);
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
    public record State(Phase phase, Optional<Report> report, Optional<ClusterSpec> of) {
        /** Tells how each node was got into, or why not, once the checks are over. */
        void tellNodes(BiConsumer<NodeSpec, Connection> heard) {
            if (phase != Phase.RAN || report.isEmpty()) {
                return;
            }
            for (NodeSpec node : of.map(ClusterSpec::nodes).orElse(List.of())) {
                report.get().findings().stream().filter(finding -> finding.node().equals(node.name()) && finding.check().equals(SSH)).findFirst()
                        .ifPresent(finding -> heard.accept(node, Optional.ofNullable(finding.problem()).map(Connection::failed)
                                .orElse(Connection.of(Connection.State.CONNECTED))));
            }
        }
    }

    /** What several findings say together: their nodes by name in one problem; empty when one of them has none. */
    static Optional<Problem> joined(List<Finding> findings) {
        String nodes = String.join(", ", findings.stream().map(Finding::node).toList());
        return Optional.ofNullable(findings.getFirst().problem()).map(problem -> {
            Problem all = problem;
            for (String who : List.of("node", "host")) {
                all = findings.size() > 1 && findings.getFirst().node().equals(problem.args().get(who)) ? all.with(who, nodes) : all;
            }
            return all;
        });
    }

    /** One check over the nodes. */
    public record Group(String check, List<Finding> findings) {
        public Group {
            findings = List.copyOf(findings);
        }

        public Status worst() {
            return findings.stream().map(Finding::status).max(Comparator.comparingInt(Group::weight)).orElse(Status.OK);
        }

        /** Findings by how the nodes fare, the worst first; those that stop the build each by what was found. */
        public List<List<Finding>> together() {
            Map<String, List<Finding>> alike = new LinkedHashMap<>();
            findings.stream().sorted(Comparator.comparingInt(finding -> -weight(finding.status()))).forEach(finding -> alike
                    .computeIfAbsent(finding.status() + (weight(finding.status()) > weight(Status.NOT_CHECKED) ? finding.found() : ""), any -> new ArrayList<>())
                    .add(finding));
            return List.copyOf(alike.values());
        }

        /** Findings with problems that are equal but for figures and nodes. */
        public List<List<Finding>> alike() {
            Map<String, List<Finding>> alike = new LinkedHashMap<>();
            for (Finding finding : findings) {
                Problem problem = finding.problem();
                if (problem != null) {
                    alike.computeIfAbsent(problem.code() + " " + problem.severity() + " " + problem.args().get("code"), any -> new ArrayList<>()).add(finding);
                }
            }
            return List.copyOf(alike.values());
        }

        /** Whether nodes that stand together have figures of their own. */
        public boolean hides() {
            return together().stream().anyMatch(some -> some.stream().map(Finding::found).distinct().count() > 1);
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
