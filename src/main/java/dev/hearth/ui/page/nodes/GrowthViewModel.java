// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Network;
import dev.hearth.port.Preflight;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Report;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.changes.Dry;
import dev.hearth.ui.changes.Looking;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.wizard.PageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * A node for a cluster that stands: where it is, whether it may join, and what that changes. It works on a draft of its own, so that
 * giving up leaves everything as it was, and going back keeps what was entered. Used on the window's thread alone.
 */
public final class GrowthViewModel implements Looking.Watcher {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** In their order. */
    enum Step {
        WHERE,
        CHECKS,
        REVIEW
    }

    private final PageContext context;
    private final NodesViewModel main;
    private final DraftModel draft;
    private final NodesViewModel nodes;
    private final Looking looking;
    private final KitPassphrase kit;
    private final int index;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.WHERE);
    private final ObjectProperty<Dry> dry = new SimpleObjectProperty<>(Dry.begin());
    private final ObjectProperty<Optional<Prepared>> looked = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Network.Reach.State>> there = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Prepared> planned = Optional.empty();
    private Consumer<Prepared> start = prepared -> {};

    /** @param main whose cluster it is to join; it learns of the node when that is begun */
    public GrowthViewModel(PageContext context, NodesViewModel main) {
        this.context = context;
        this.main = main;
        this.draft = new DraftModel(context.bench()::check, context.draft().get());
        PageContext own = new PageContext(context.bench(), draft, context.texts(), context.ui(), context.background(), context.clock());
        this.nodes = new NodesViewModel(own, this::inspect);
        this.looking = new Looking(context.bench(), context.background(), context.ui());
        this.kit = new KitPassphrase(context, draft);
        nodes.add();
        index = draft.get().nodes().size() - 1;
        context.draft().spec().flatMap(spec -> spec.addresses().forNode()).ifPresent(address -> nodes.field("nodes.host").textProperty().set(address.toString()));
        nodes.field("nodes.host").onLeft(this::knock);
        knock();
    }

    /** @param begin runs what was prepared */
    public void onStart(Consumer<Prepared> begin) {
        start = begin;
    }

    /** What is found on the new machine, and what the cluster says of it; the others were looked at when they were built. */
    private Report inspect(ClusterSpec grown) throws InterruptedException {
        NodeSpec newcomer = grown.nodes().get(index);
        Report report = context.bench().preflight().inspect(grown);
        List<Finding> findings = new ArrayList<>(report.findings().stream().filter(finding -> finding.node().isEmpty() || finding.node().equals(newcomer.name())).toList());
        try {
            findings.addAll(context.bench().operations().newcomer(grown, newcomer));
        } catch (ProblemException e) {
            findings.add(new Finding("add.health", "", Preflight.Status.BLOCKING, "", e.problem()));
        }
        return report.with(findings);
    }

    /** Whether something is at the address already: the machine itself should be. */
    private void knock() {
        Optional<Ipv4> address = Ipv4.parse(host());
        there.set(Optional.empty());
        address.ifPresent(asked -> context.background().execute(() -> {
            try {
                Network.Reach.State found = context.bench().network().tcp(asked, 22, PATIENCE).state();
                context.ui().execute(() -> {
                    if (host().equals(asked.toString())) {
                        there.set(Optional.of(found));
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private String host() {
        return nodes.field("nodes.host").textProperty().get().strip();
    }

    /** Goes on, or shows what is missing. */
    void next() {
        switch (step.get()) {
            case WHERE -> {
                if (draft.spec().isPresent()) {
                    step.set(Step.CHECKS);
                    check();
                } else {
                    nodes.showProblems();
                }
            }
            case CHECKS -> {
                if (nodes.preflight().current() && nodes.preflight().open().isEmpty()) {
                    step.set(Step.REVIEW);
                    look();
                } else {
                    check();
                }
            }
            case REVIEW -> begin();
        }
    }

    /** What was entered stays. */
    void back() {
        end();
        step.set(step.get() == Step.REVIEW ? Step.CHECKS : Step.WHERE);
    }

    /** Nothing goes on any more, and nothing was changed. */
    void end() {
        nodes.stop();
        looking.stop();
    }

    /** Passwords of all nodes hold for this one too, unless it has its own. */
    private void check() {
        if (nodes.preflight().stateProperty().get().phase() != PreflightViewModel.Phase.RUNNING && !nodes.preflight().current()) {
            main.secrets().handOver(draft.get());
        main.history().forget();
            nodes.check(() -> {});
        }
    }

    private void look() {
        dry.set(Dry.begin());
        looked.set(Optional.empty());
        problems.set(List.of());
        draft.spec().ifPresent(spec -> looking.begin(() -> context.bench().prepare(spec), this));
    }

    @Override
    public void planned(Prepared prepared) {
        planned = Optional.of(prepared);
    }

    @Override
    public void heard(Prepared prepared, Entry entry) {
        dry.set(dry.get().with(entry.event(), prepared));
        if (entry.event() instanceof Event.RunEnded) {
            List<Problem> found = new ArrayList<>(dry.get().problems());
            if (elsewhere() > 0) {
                found.add(Problem.blocking(ProblemCode.OTHERS_WOULD_CHANGE, Map.of("found", String.valueOf(elsewhere()), "nodes", others())));
            }
            problems.set(List.copyOf(found));
            looked.set(planned);
        }
    }

    @Override
    public void failed(Problem problem) {
        problems.set(List.of(problem));
    }

    /** How many changes there are on the nodes that are there already. */
    int elsewhere() {
        return context.draft().spec().stream().flatMap(spec -> spec.nodes().stream()).mapToInt(node -> dry.get().count(node.name())).sum();
    }

    /** The nodes that are there already. */
    String others() {
        return context.draft().spec().stream().flatMap(spec -> spec.nodes().stream()).map(NodeSpec::name).collect(Collectors.joining(", "));
    }

    private void begin() {
        if (mayGoOn()) {
            kit.prove(() -> looked.get().ifPresent(this::begin));
        }
    }

    private void begin(Prepared prepared) {
        end();
        context.draft().set(draft.get());
        nodes.secrets().hand(index, main.secrets());
        main.secrets().handOver(draft.get());
        start.accept(prepared.as(Errand.GROWTH));
    }

    /** Gives up, and leaves everything as it was. */
    void giveUp() {
        end();
        kit.forget();
    }

    /** Whether going on is possible now. */
    boolean mayGoOn() {
        return switch (step.get()) {
            case WHERE -> true;
            case CHECKS -> nodes.preflight().stateProperty().get().phase() != PreflightViewModel.Phase.RUNNING;
            case REVIEW -> looked.get().isPresent() && problems.get().isEmpty() && !kit.missing();
        };
    }

    PageContext context() {
        return context;
    }

    DraftModel draft() {
        return draft;
    }

    NodesViewModel nodes() {
        return nodes;
    }

    KitPassphrase kit() {
        return kit;
    }

    String name() {
        return draft.get().nodes().get(index).name();
    }

    ObservableValue<Step> stepProperty() {
        return step;
    }

    ObservableValue<Dry> dryProperty() {
        return dry;
    }

    /** The plan, when all of it was looked at. */
    ObservableValue<Optional<Prepared>> lookedProperty() {
        return looked;
    }

    /** Why it cannot be begun. */
    ObservableValue<List<Problem>> problemsProperty() {
        return problems;
    }

    /** What answers to SSH at the address that was entered; empty while it is not known. */
    ObservableValue<Optional<Network.Reach.State>> thereProperty() {
        return there;
    }
}
