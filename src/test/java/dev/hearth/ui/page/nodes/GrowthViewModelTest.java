// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Network;
import dev.hearth.port.Preflight;
import dev.hearth.practice.LeapClock;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.WindowThread;
import dev.hearth.ui.page.nodes.GrowthViewModel.Step;
import dev.hearth.ui.wizard.PageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node more, with the real checks, recipe and engine on practice machines. */
class GrowthViewModelTest {
    private final PracticeWorkbench bench = PracticeWorkbench.begin(new LeapClock());
    private final WindowThread window = new WindowThread();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final DraftModel draft = new DraftModel(bench::check, bench.firstDraft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")));
    private final PageContext context = new PageContext(bench, draft, Texts.in(Locale.ENGLISH), window, background, bench.clock());
    private final NodesViewModel main = window.get(() -> new NodesViewModel(context));
    private final List<Prepared> started = new ArrayList<>();
    private GrowthViewModel growth;

    @BeforeEach
    void aClusterStands() throws Exception {
        for (NodeSpec node : draft.spec().orElseThrow().nodes()) {
            bench.hosts().pin(node.access(), bench.hosts().hostKey(node.access()));
        }
        assertEquals(Event.Outcome.READY, bench.start(bench.prepare(draft.spec().orElseThrow()), Event.Mode.APPLY, entry -> {}, line -> {}).await());
        growth = window.get(() -> new GrowthViewModel(context, main));
        growth.onStart(started::add);
    }

    @AfterEach
    void end() {
        window.run(growth::end);
        bench.close();
        window.close();
        background.shutdown();
    }

    private void type(String field, String text) {
        window.run(() -> growth.nodes().field(field).textProperty().set(text));
    }

    private Step step() {
        return window.get(() -> growth.stepProperty().getValue());
    }

    private Map<String, Preflight.Status> found() {
        return window.get(() -> growth.nodes().preflight().stateProperty().get().report().orElseThrow().findings().stream()
                .filter(finding -> finding.check().startsWith("add.")).collect(Collectors.toMap(Preflight.Finding::check, Preflight.Finding::status)));
    }

    private void checked() {
        window.run(growth::next);
        window.run(() -> growth.nodes().keys().questionProperty().get().ifPresent(question -> question.answer().accept(true)));
        window.await("the checks are over", () -> {
            growth.nodes().keys().questionProperty().get().ifPresent(question -> question.answer().accept(true));
            return growth.nodes().preflight().current();
        });
    }

    @Test
    void aNodeIsAddedAndTheOthersStayAsTheyAre() throws Exception {
        assertEquals("node4", growth.name());
        assertEquals("192.168.5.14", window.get(() -> growth.nodes().field("nodes.host").textProperty().get()), "the first free address after the others");
        window.await("somebody is there", () -> growth.thereProperty().getValue().equals(Optional.of(Network.Reach.State.OPEN)));
        type("nodes.role", "agent");
        checked();
        assertEquals(Step.CHECKS, step());
        assertEquals(Map.of("add.api", Preflight.Status.OK, "add.san", Preflight.Status.OK, "add.health", Preflight.Status.OK, "add.etcd", Preflight.Status.OK,
                "add.skew", Preflight.Status.OK), found());
        window.run(() -> growth.nodes().preflight().accept(growth.nodes().preflight().open(), true));
        window.run(growth::next);
        window.await("it was looked what changes", () -> growth.lookedProperty().getValue().isPresent());
        assertEquals(List.of(), window.get(() -> growth.problemsProperty().getValue()));
        assertEquals(0, growth.elsewhere());
        assertTrue(growth.dryProperty().getValue().count("node4") > 0);
        assertEquals(3, draft.get().nodes().size(), "nothing is changed before it is begun");
        window.run(growth::next);
        assertEquals(List.of(Errand.GROWTH), started.stream().map(Prepared::errand).toList());
        assertEquals(List.of("node1", "node2", "node3", "node4"), draft.get().nodes().stream().map(ClusterDraft.Node::name).toList());
        assertEquals(Event.Outcome.READY, bench.start(started.getFirst(), Event.Mode.APPLY, entry -> {}, line -> {}).await());
    }

    @Test
    void whatIsWrongStaysEnteredAndGivingUpLeavesTheDraft() {
        ClusterDraft before = draft.get();
        type("nodes.name", "Node 4");
        type("nodes.host", "192.168.5.200");
        window.run(growth::next);
        assertEquals(Step.WHERE, step());
        assertTrue(window.get(() -> growth.nodes().field("nodes.name").problemProperty().get()).isPresent());
        assertEquals("192.168.5.200", window.get(() -> growth.nodes().field("nodes.host").textProperty().get()));
        window.run(growth::end);
        assertEquals(before, draft.get());
    }

    @Test
    void goingBackKeepsWhatWasEntered() {
        type("nodes.role", "agent");
        checked();
        window.run(growth::back);
        assertEquals(Step.WHERE, step());
        assertEquals("agent", window.get(() -> growth.nodes().field("nodes.role").textProperty().get()));
    }

    @Test
    void aNodeThatTheClusterKnowsOrOneThatIsNotWholeStopsIt() {
        bench.homelab().power("node2", false);
        window.await("the cluster sees it", () -> bench.operations().health(draft.spec().orElseThrow()).away().contains("node2"));
        checked();
        assertEquals(Preflight.Status.BLOCKING, found().get("add.health"));
        window.run(growth::next);
        assertEquals(Step.CHECKS, step());
        assertTrue(window.get(() -> growth.nodes().preflight().open()).stream().map(Preflight.Finding::problem).anyMatch(problem -> problem != null && problem.code() == ProblemCode.ADD_NOT_HEALTHY));
    }

    @Test
    void aNodeThatOthersHaveAddedIsTakenIntoThePlanAndNoOtherOfItsName() throws Exception {
        NodeSpec other = window.get(() -> growth.draft().spec().orElseThrow().nodes().getLast());
        bench.hosts().pin(other.access(), bench.hosts().hostKey(other.access()));
        assertEquals(Event.Outcome.READY, bench.start(bench.prepare(window.get(() -> growth.draft().spec().orElseThrow())), Event.Mode.APPLY, entry -> {}, line -> {}).await());
        checked();
        assertEquals(Preflight.Status.OK, found().get("add.etcd"));
        window.run(growth::back);
        type("nodes.host", "192.168.5.15");
        checked();
        assertEquals(Preflight.Status.BLOCKING, found().get("add.etcd"));
        assertTrue(window.get(() -> growth.nodes().preflight().open()).stream().map(Preflight.Finding::problem).anyMatch(problem -> problem != null && problem.code() == ProblemCode.ADD_NODE_TAKEN));
    }

    @Test
    void whatDriftedIsNotMendedByTheWay() throws Exception {
        var access = draft.spec().orElseThrow().nodes().getFirst().access();
        bench.hosts().connect(access).run(dev.hearth.node.NodeCommands.writeFile("/etc/rancher/k3s/config.yaml", "0600", Secret.of("# hearth-cluster: practice\nnode-name: \"node1\"\n")));
        type("nodes.role", "agent");
        checked();
        window.run(() -> growth.nodes().preflight().accept(growth.nodes().preflight().open(), true));
        window.run(growth::next);
        window.await("it was looked what changes", () -> growth.lookedProperty().getValue().isPresent());
        assertTrue(growth.elsewhere() > 0);
        assertEquals(List.of(ProblemCode.OTHERS_WOULD_CHANGE), window.get(() -> growth.problemsProperty().getValue().stream().map(Problem::code).toList()));
        assertFalse(window.get(growth::mayGoOn));
        window.run(growth::next);
        assertEquals(List.of(), started);
        assertEquals(3, draft.get().nodes().size());
    }
}
