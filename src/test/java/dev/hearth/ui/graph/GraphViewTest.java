// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class GraphViewTest {
    private final Plan plan = SamplePlan.servers(3);
    private final GraphModel model = GraphModel.of(plan);
    private final List<Integer> picked = new ArrayList<>();

    @Test
    void aRunChangesPseudoClassesAndMovesNothing() {
        GraphView graph = show();
        Node box = box(graph, "node1/start-server");
        List<Bounds> before = places(graph);
        Ui.run(() -> plan.steps().forEach(step -> graph.show(ordinal(step.info().id().value()), StepStatus.DONE)));
        assertTrue(has(box, "done"));
        assertFalse(has(box, "waiting"));
        Ui.run(() -> graph.show(ordinal("node1/config"), StepStatus.FAILED));
        assertTrue(has(box, "failed"), "one failed step makes its group failed");
        assertEquals("k3s, node1, Failed · 5 of 6".replace("5 of 6", ready("node1/config")), Ui.get(box::getAccessibleText));
        assertEquals(before, places(graph));
    }

    @Test
    void arrowsWalkAndSpaceUnfolds() {
        GraphView graph = show();
        Ui.run(() -> graph.select(ordinal("node1/connect")));
        press(graph, KeyCode.RIGHT);
        assertEquals("k3s", model.groupOf(picked.getLast()).component());
        assertEquals("node1", model.groupOf(picked.getLast()).lane());
        int group = model.groupOf(picked.getLast()).index();
        double high = height(graph, group);
        press(graph, KeyCode.SPACE);
        assertTrue(height(graph, group) > high + 60);
        Ui.run(() -> graph.select(ordinal("node1/upload-k3s")));
        press(graph, KeyCode.DOWN);
        assertEquals(1, model.groupOf(picked.getLast()).steps().indexOf(picked.getLast()), "in an unfolded group the arrow goes to its next step");
        press(graph, KeyCode.SPACE);
        assertEquals(high, height(graph, group));
    }

    @Test
    void thingsMoveOnlyWhileSomethingWorks() {
        GraphView graph = show();
        Ui.run(() -> graph.setMotion(true));
        assertFalse(Ui.get(graph::moves));
        Ui.run(() -> graph.show(0, StepStatus.ACTING));
        assertTrue(Ui.get(graph::moves));
        Ui.run(() -> graph.show(0, StepStatus.DONE));
        assertFalse(Ui.get(graph::moves));
    }

    private GraphView graph() {
        GraphView graph = new GraphView(model, plan, new PlanWords(Texts.in(Locale.ENGLISH)), new LaneLayout());
        graph.setMotion(false);
        graph.setOnPick(picked::add);
        return graph;
    }

    private GraphView show() {
        GraphView graph = Ui.get(this::graph);
        Ui.run(() -> Screenshots.show(Theme.LIGHT, new StackPane(graph), 1000, 400));
        return graph;
    }

    private List<Bounds> places(GraphView graph) {
        return Ui.get(() -> model.groups().stream().map(group -> graph.lookup("#graph-group-" + group.index()).getBoundsInParent()).toList());
    }

    private String ready(String id) {
        int total = model.groupOf(ordinal(id)).steps().size();
        return (total - 1) + " of " + total;
    }

    private Node box(GraphView graph, String id) {
        return Ui.get(() -> graph.lookup("#graph-group-" + model.groupOf(ordinal(id)).index()));
    }

    private static double height(GraphView graph, int group) {
        return Ui.get(() -> {
            // Not left to the next pulse: a box that was just made has no size before it.
            graph.getScene().getRoot().applyCss();
            graph.getScene().getRoot().layout();
            return graph.lookup("#graph-group-" + group).getLayoutBounds().getHeight();
        });
    }

    private int ordinal(String id) {
        return plan.ordinal(StepId.of(id)).orElseThrow();
    }

    private static boolean has(Node node, String pseudoClass) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(pseudoClass));
    }

    private static void press(GraphView graph, KeyCode code) {
        Ui.run(() -> Event.fireEvent(graph, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }
}
