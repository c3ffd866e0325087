// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.graph.GraphLayout.Area;
import dev.hearth.ui.graph.GraphLayout.Box;
import dev.hearth.ui.graph.GraphLayout.Line;
import dev.hearth.ui.graph.GraphLayout.Placed;
import dev.hearth.ui.graph.GraphLayout.Sketch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The picture of a plan. It is laid out once, and again when the user folds or unfolds a group; what happens in a run
 * changes pseudo-classes and words alone.
 *
 * <p>Keys: arrows go to the nearest group, Space and Enter fold and unfold, plus and minus zoom, 0 shows all.
 */
public final class GraphView extends StackPane {
    /** Width of the column of tools, in pixels. */
    private static final double TOOLS = 40;
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");

    private final GraphModel model;
    private final Plan plan;
    private final PlanWords words;
    private final GraphLayout layout;
    private final Pane sheet = new Pane();
    private final Viewport viewport = new Viewport(sheet);
    private final Motion motion = new Motion(this::tick);
    private final StepStatus[] statuses;
    private final String[] causes;
    private final double boxWidth;
    private final BitSet unfolded = new BitSet();
    private final List<GroupBox> boxes = new ArrayList<>();
    private IntFunction<String> evidence = step -> "";
    private final List<LinkLine> lines = new ArrayList<>();
    private Placed placed;
    private int selected = -1;
    private IntConsumer onPick = ordinal -> {};

    public GraphView(GraphModel model, Plan plan, PlanWords words, GraphLayout layout) {
        this.model = model;
        this.plan = plan;
        this.words = words;
        this.layout = layout;
        this.boxWidth = GroupBox.widthFor(model.groups().stream().map(words::group).toList());
        this.statuses = new StepStatus[plan.size()];
        java.util.Arrays.fill(statuses, StepStatus.WAITING);
        this.causes = new String[plan.size()];
        java.util.Arrays.fill(causes, "");
        setId("graph");
        getStyleClass().add("graph");
        getStylesheets().add(Objects.requireNonNull(GraphView.class.getResource("/dev/hearth/ui/graph.css")).toExternalForm());
        // Time goes to the right in every language.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.texts().get("graph.name"));
        setMinSize(120, 80);
        getChildren().addAll(viewport, tools());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        placed = build();
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                setMotion(!scene.getPreferences().isReducedMotion());
            }
        });
    }

    /** Hears the ordinal of the step that the user chose here; {@link #select} is not heard. */
    public void setOnPick(IntConsumer listener) {
        onPick = listener;
    }

    /** @param of says by its ordinal why a step is ready; empty while it is not */
    public void setEvidence(IntFunction<String> of) {
        evidence = of;
    }

    /** Whether things at work move; off for pictures and for whoever wants calm. */
    public void setMotion(boolean on) {
        motion.allow(on);
        motion.set(anyAtWork());
    }

    /** Whether something moves now. */
    public boolean moves() {
        return motion.runs();
    }

    /** A step that nothing hinders. */
    public void show(int ordinal, StepStatus status) {
        show(ordinal, status, "");
    }

    /** @param cause title of what seems to hinder the step's wait; empty when nothing does */
    public void show(int ordinal, StepStatus status, String cause) {
        if (statuses[ordinal] == status && causes[ordinal].equals(cause)) {
            return;
        }
        statuses[ordinal] = status;
        causes[ordinal] = cause;
        int group = model.groupOf(ordinal).index();
        boxes.get(group).show(ordinal, status, cause);
        lines.stream().filter(line -> line.link().from() == group || line.link().to() == group).forEach(this::showLine);
        motion.set(anyAtWork());
    }

    /** @param ordinal -1 for none */
    public void select(int ordinal) {
        boolean focused = boxes.stream().anyMatch(Node::isFocused);
        selected = ordinal;
        boxes.forEach(box -> box.select(ordinal));
        boxes.forEach(box -> box.setFocusTraversable(isCurrent(box)));
        light(-1);
        if (focused) {
            boxes.get(current()).requestFocus();
        }
        if (ordinal >= 0) {
            viewport.reveal(boxes.get(model.groupOf(ordinal).index()).getBoundsInParent());
        }
    }

    /** Folds an unfolded group and the other way round; the only thing that moves boxes. */
    public void fold(int group) {
        boolean focused = boxes.get(group).isFocused();
        unfolded.flip(group);
        placed = build();
        viewport.refit();
        select(selected);
        if (focused) {
            boxes.get(group).requestFocus();
        }
    }

    private Placed build() {
        sheet.getChildren().clear();
        boxes.clear();
        lines.clear();
        for (Group group : model.groups()) {
            GroupBox box = new GroupBox(group, plan, words, unfolded.get(group.index()), boxWidth);
            group.steps().forEach(step -> box.show(step, statuses[step], causes[step]));
            box.onPick(ordinal -> pick(ordinal, box), () -> fold(group.index()));
            box.hoverProperty().addListener((property, was, is) -> light(is ? group.index() : -1));
            boxes.add(box);
        }
        Placed now = layout.place(new Sketch(model.lanes().size(),
                boxes.stream().map(box -> new Box(model.lanes().indexOf(box.group().lane()), box.wide(), box.high())).toList(),
                model.links().stream().map(link -> new Line(link.from(), link.to(), link.hard() ? 0 : 1)).toList()));
        now.lanes().forEach(this::addLane);
        for (int i = 0; i < model.links().size(); i++) {
            LinkLine line = new LinkLine(model.links().get(i), now.ways().get(i), words, evidence(model.links().get(i)));
            lines.add(line);
            showLine(line);
        }
        Pane under = new Pane();
        under.getChildren().addAll(lines);
        under.setPickOnBounds(false);
        sheet.getChildren().add(under);
        for (GroupBox box : boxes) {
            Area area = now.boxes().get(box.group().index());
            put(box, area);
            sheet.getChildren().add(box);
        }
        for (int lane = 0; lane < now.lanes().size(); lane++) {
            addName(now.lanes().get(lane), words.lane(model.lanes().get(lane)));
        }
        sheet.setPrefSize(now.width(), now.height());
        boxes.forEach(box -> box.select(selected));
        boxes.forEach(box -> box.setFocusTraversable(isCurrent(box)));
        return now;
    }

    private void addLane(Area area) {
        Region band = new Region();
        band.getStyleClass().add("graph-lane");
        put(band, area);
        sheet.getChildren().add(band);
    }

    /** Over the lines, which would strike it through. */
    private void addName(Area area, String name) {
        Label label = new Label(name);
        label.setMouseTransparent(true);
        label.getStyleClass().add("graph-lane-name");
        // A lane's name stays in sight wherever the picture is moved to.
        label.layoutXProperty().bind(viewport.leftProperty().add(area.x() + 6));
        label.setLayoutY(area.y() + 2);
        sheet.getChildren().add(label);
    }

    private static void put(Region region, Area area) {
        region.setMinSize(area.width(), area.height());
        region.setPrefSize(area.width(), area.height());
        region.setMaxSize(area.width(), area.height());
        region.relocate(area.x(), area.y());
    }

    /** The one that Tab comes to: the selected step's, else the first. */
    private boolean isCurrent(GroupBox box) {
        return box.group().index() == (selected < 0 ? 0 : model.groupOf(selected).index());
    }

    private void pick(int ordinal, GroupBox box) {
        select(ordinal);
        box.requestFocus();
        onPick.accept(ordinal);
    }

    /** Of the last step that has some: the others led to it. */
    private Supplier<String> evidence(Link link) {
        return () -> model.groups().get(link.from()).steps().reversed().stream().map(evidence::apply).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private void showLine(LinkLine line) {
        line.show(boxes.get(line.link().from()).state().status(), boxes.get(line.link().to()).state().status());
    }

    private boolean anyAtWork() {
        for (StepStatus status : statuses) {
            if (status.running()) {
                return true;
            }
        }
        return false;
    }

    /** Lights what the group waits for and what waits for it; hovering also dims the rest. */
    private void light(int hovered) {
        int group = hovered >= 0 ? hovered : selected >= 0 ? model.groupOf(selected).index() : -1;
        BitSet up = group < 0 ? new BitSet() : model.upstream(group);
        BitSet down = group < 0 ? new BitSet() : model.downstream(group);
        boolean dims = hovered >= 0;
        for (GroupBox box : boxes) {
            int index = box.group().index();
            box.pseudoClassStateChanged(DIM, dims && index != group && !up.get(index) && !down.get(index));
        }
        for (LinkLine line : lines) {
            Link link = line.link();
            boolean lit = (up.get(link.from()) && (up.get(link.to()) || link.to() == group))
                    || (down.get(link.to()) && (down.get(link.from()) || link.from() == group));
            line.light(lit, dims && !lit);
        }
    }

    private void tick(int ticks) {
        for (GroupBox box : boxes) {
            box.turn(ticks * 30.0 % 360);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> walk(Walk.Way.LEFT);
            case RIGHT -> walk(Walk.Way.RIGHT);
            case UP -> walk(Walk.Way.UP);
            case DOWN -> walk(Walk.Way.DOWN);
            case SPACE, ENTER -> fold(current());
            case PLUS, ADD, EQUALS -> viewport.zoom(1.2);
            case MINUS, SUBTRACT -> viewport.zoom(1 / 1.2);
            case DIGIT0, NUMPAD0 -> viewport.whole();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int current() {
        return selected < 0 ? 0 : model.groupOf(selected).index();
    }

    private void walk(Walk.Way way) {
        GroupBox here = boxes.get(current());
        int at = here.group().steps().indexOf(selected) + (way == Walk.Way.DOWN ? 1 : -1);
        if (here.unfolded() && (way == Walk.Way.DOWN || way == Walk.Way.UP) && at >= 0 && at < here.group().steps().size()) {
            pick(here.group().steps().get(at), here);
        } else {
            Walk.from(placed, current(), way).ifPresent(next -> pick(boxes.get(next).foremost(), boxes.get(next)));
        }
    }

    private Node tools() {
        VBox tools = new VBox(tool("graph-zoom-out", Icon.ZOOM_OUT, () -> viewport.zoom(1 / 1.2)),
                tool("graph-zoom-in", Icon.ZOOM_IN, () -> viewport.zoom(1.2)), tool("graph-fit", Icon.FIT, viewport::whole));
        tools.getStyleClass().add("graph-tools");
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        // Beside the picture: over it, they would hide a part of it.
        StackPane.setMargin(viewport, new Insets(0, TOOLS, 0, 0));
        return tools;
    }

    private Button tool(String id, Icon icon, Runnable action) {
        Button button = new Button("", icon.picture());
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "graph-tool");
        String name = words.texts().get(id.replace('-', '.'));
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        return button;
    }
}
