// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.Ruler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A group as a card: its title and state, and its steps when it is unfolded. Only pseudo-classes and words change later. */
final class GroupBox extends VBox {
    private static final double NARROWEST = 122;
    /** Unfolded, at least: titles of steps are longer than those of groups. */
    private static final double WIDE = 206;
    /** All in a box's first row but its title: the component's picture, the button and the room around them, in pixels. */
    private static final double BESIDE_TITLE = 54;
    static final double HEAD = 40;
    static final double ROW = 22;
    private static final double FOOT = 6;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Group group;
    private final PlanWords words;
    private final boolean unfolded;
    private final double width;
    private final Label state = new Label();
    private final FontIcon picture = StatusLook.picture(StepStatus.WAITING);
    private final List<StepStatus> statuses = new ArrayList<>();
    private final List<Label> rows = new ArrayList<>();
    /** By ordinal, title of what seems to hinder the step's wait. */
    private final SortedMap<Integer, String> causes = new TreeMap<>();
    private GroupState now;

    /** @param width when it is folded, in pixels */
    GroupBox(Group group, Plan plan, PlanWords words, boolean unfolded, double width) {
        this.group = group;
        this.words = words;
        this.unfolded = unfolded;
        this.width = width;
        setId("graph-group-" + group.index());
        getStyleClass().add("graph-box");
        setAccessibleRole(AccessibleRole.BUTTON);
        Label title = new Label(words.group(group));
        title.getStyleClass().add("graph-title");
        state.getStyleClass().add("graph-state");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox what = new HBox(component(group.component()).picture("graph-component"), title, fold());
        what.setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().add("graph-row");
        HBox how = new HBox(picture, state);
        how.setAlignment(Pos.CENTER_LEFT);
        how.getStyleClass().add("graph-row");
        VBox head = new VBox(what, how);
        head.getStyleClass().add("graph-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(HEAD);
        head.setMaxHeight(HEAD);
        getChildren().add(head);
        for (int step : group.steps()) {
            statuses.add(StepStatus.WAITING);
            Label row = new Label(words.step(plan.info(step)), StatusLook.picture(StepStatus.WAITING));
            row.getStyleClass().add("graph-step");
            row.setMinHeight(ROW);
            row.setMaxSize(Double.MAX_VALUE, ROW);
            rows.add(row);
        }
        if (unfolded) {
            getChildren().addAll(rows);
        }
        now = GroupState.of(statuses);
        tell();
    }

    private Button fold() {
        Button button = new Button("", (unfolded ? Icon.FOLD : Icon.UNFOLD).picture());
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setId("graph-fold-" + group.index());
        button.getStyleClass().add("graph-fold");
        button.setFocusTraversable(false);
        button.setAccessibleText(words.texts().get(unfolded ? "graph.fold" : "graph.unfold"));
        return button;
    }

    /** Of a folded box in which each of these titles can be read whole, in pixels. */
    static double widthFor(Collection<String> titles) {
        return Math.max(NARROWEST, BESIDE_TITLE + Ruler.widest(titles, "Inter Medium", 13));
    }

    static Icon component(String component) {
        return switch (component) {
            case "downloads" -> Icon.DOWNLOAD;
            case "nodes" -> Icon.NODE;
            case "k3s" -> Icon.CLUSTER;
            case "kube-vip" -> Icon.NETWORK;
            case "join" -> Icon.NODES;
            case "finish" -> Icon.FINISH;
            case "sealed-secrets" -> Icon.SEALED;
            case "recovery" -> Icon.KIT;
            case "cert-manager" -> Icon.CERTIFICATE;
            case "metallb" -> Icon.BALANCE;
            case "traefik" -> Icon.ROUTES;
            case "argo-cd" -> Icon.SYNC;
            case "removal" -> Icon.LEAVING;
            default -> Icon.SPANNER;
        };
    }

    double wide() {
        return unfolded ? Math.max(WIDE, width) : width;
    }

    double high() {
        return unfolded ? HEAD + rows.size() * ROW + FOOT : HEAD;
    }

    Group group() {
        return group;
    }

    boolean unfolded() {
        return unfolded;
    }

    GroupState state() {
        return now;
    }

    StepStatus status(int ordinal) {
        return statuses.get(group.steps().indexOf(ordinal));
    }

    /** @param pick hears the ordinal of the step that was clicked on */
    void onPick(IntConsumer pick, Runnable fold) {
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                if (click.getClickCount() == 2) {
                    fold.run();
                } else {
                    pick.accept(rowAt(click.getPickResult().getIntersectedNode()));
                }
            }
        });
        ((Button) lookup(".graph-fold")).setOnAction(event -> fold.run());
    }

    private int rowAt(Node clicked) {
        for (Node node = clicked; node != null && node != this; node = node.getParent()) {
            if (node instanceof Label label && rows.contains(label)) {
                return group.steps().get(rows.indexOf(label));
            }
        }
        return foremost();
    }

    /** The step that matters most: failed, at work, next, or the last. */
    int foremost() {
        StepStatus wanted = now.status();
        int at = wanted.ready() ? statuses.size() - 1 : statuses.indexOf(wanted);
        return group.steps().get(at);
    }

    /** @param cause title of what seems to hinder the wait; empty when nothing does */
    void show(int ordinal, StepStatus status, String cause) {
        int at = group.steps().indexOf(ordinal);
        Label row = rows.get(at);
        statuses.set(at, status);
        StatusLook.show((FontIcon) row.getGraphic(), status);
        StatusLook.show(row, status);
        if (cause.isEmpty()) {
            causes.remove(ordinal);
        } else {
            causes.put(ordinal, cause);
            StatusLook.hinder(row.getGraphic());
            StatusLook.hinder(row);
        }
        now = GroupState.of(statuses);
        tell();
    }

    private void tell() {
        StatusLook.show(this, now.status());
        StatusLook.show(picture, now.status());
        boolean hindered = now.status().running() && !causes.isEmpty();
        if (hindered) {
            StatusLook.hinder(this);
            StatusLook.hinder(picture);
        }
        String words = hindered ? this.words.hindered(causes.firstEntry().getValue()) : this.words.state(now);
        state.setText(words);
        setAccessibleText(this.words.groupInLane(group) + ", " + words);
    }

    /** @param step ordinal of the selected step; of another group's to select none of this */
    void select(int step) {
        pseudoClassStateChanged(SELECTED, group.steps().contains(step));
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(SELECTED, group.steps().get(i) == step);
        }
    }

    /** @param angle of the picture while the group works, in degrees */
    void turn(double angle) {
        picture.setRotate(now.status() == StepStatus.ACTING && causes.isEmpty() ? angle : 0);
    }
}
