// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.graph.GraphModel;
import dev.hearth.ui.graph.Group;
import dev.hearth.ui.graph.GroupState;
import dev.hearth.ui.graph.PlanWords;
import dev.hearth.ui.graph.StatusLook;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The same groups and steps as in the graph, as a list: for the keyboard, for screen readers and for reading. */
final class StepList extends TreeView<StepList.Row> {
    /** Width from which there is room beside a name, in pixels. */
    private static final double SIDE = 190;

    private final RunViewModel model;
    private final List<TreeItem<Row>> groups = new ArrayList<>();
    private final List<TreeItem<Row>> steps = new ArrayList<>();
    private final GraphModel graph;
    private boolean quiet;

    /**
     * @param step ordinal; -1 for the group's own row
     * @param hindered whether something seems to hinder its wait
     * @param side what stands at the right: how many are ready, how long it took, what it does
     */
    record Row(Group group, int step, String title, StepStatus status, boolean hindered, String side) {}

    StepList(RunViewModel model, GraphModel graph, Plan plan) {
        this.model = model;
        this.graph = graph;
        PlanWords words = model.words();
        setId("run-steps");
        getStyleClass().addAll("dense", "run-steps");
        setAccessibleText(words.texts().get("run.steps"));
        setShowRoot(false);
        setFixedCellSize(26);
        TreeItem<Row> root = new TreeItem<>();
        for (int i = 0; i < plan.size(); i++) {
            steps.add(new TreeItem<>(row(graph.groupOf(i), i, words.step(plan.info(i)))));
        }
        for (Group group : graph.groups()) {
            String title = group.lane().equals(GraphModel.CLUSTER) ? words.group(group) : words.groupInLane(group);
            TreeItem<Row> item = new TreeItem<>(row(group, -1, title));
            group.steps().forEach(step -> item.getChildren().add(steps.get(step)));
            groups.add(item);
            root.getChildren().add(item);
        }
        setRoot(root);
        setCellFactory(view -> new Cell());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !quiet) {
                Row row = item.getValue();
                model.select(row.step() >= 0 ? row.step() : row.group().steps().getFirst());
            }
        });
    }

    void changed(int ordinal) {
        refresh(steps.get(ordinal));
        refresh(groups.get(graph.groupOf(ordinal).index()));
    }

    private void refresh(TreeItem<Row> item) {
        Row row = item.getValue();
        item.setValue(row(row.group(), row.step(), row.title()));
    }

    private Row row(Group group, int step, String title) {
        if (step < 0) {
            GroupState state = GroupState.of(group.steps().stream().map(model::status).toList());
            return new Row(group, step, title, state.status(), group.steps().stream().anyMatch(each -> !model.cause(each).isEmpty()), state.ready() + "/" + state.total());
        }
        StepStatus status = model.status(step);
        String side = status.ready() ? model.took(step).map(PlanWords::watch).orElse("") : status == StepStatus.WAITING ? "" : model.words().status(status);
        String cause = model.cause(step);
        return new Row(group, step, title, status, !cause.isEmpty(), cause.isEmpty() ? side : model.words().hindered(cause));
    }

    /** Selects and unfolds without telling the model, which knows. */
    void show(int ordinal) {
        if (ordinal < 0) {
            return;
        }
        TreeItem<Row> chosen = getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.getValue().step() < 0 && chosen.getValue().group().steps().contains(ordinal)) {
            return;
        }
        quiet = true;
        groups.get(graph.groupOf(ordinal).index()).setExpanded(true);
        int row = getRow(steps.get(ordinal));
        getSelectionModel().select(row);
        quiet = false;
        UiThread.later(() -> {
            reveal(ordinal);
            UiThread.later(() -> reveal(ordinal));
        });
    }

    /** With three rows before it; near the end the very end, because the last rows may be placed by a height that is out of date. */
    private void reveal(int ordinal) {
        layout();
        int row = getRow(steps.get(ordinal));
        scrollTo(row + 4 >= getExpandedItemCount() ? getExpandedItemCount() : Math.max(0, row - 3));
    }

    private final class Cell extends TreeCell<Row> {
        /** Width that a cause may take, in pixels. */
        private static final double CAUSE = 104;

        private final FontIcon icon = StatusLook.picture(StepStatus.WAITING);
        private final Label title = new Label();
        private final Label side = new Label();
        private final HBox content = new HBox(6, icon, title, side);

        Cell() {
            content.getStyleClass().add("run-step");
            title.setMinWidth(0);
            title.setTextOverrun(OverrunStyle.ELLIPSIS);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            side.setMinWidth(Region.USE_PREF_SIZE);
            // Where there is little room, the picture says how a step stands, and its name is read.
            side.visibleProperty().bind(StepList.this.widthProperty().greaterThan(SIDE));
            side.managedProperty().bind(side.visibleProperty());
            side.getStyleClass().add("run-side");
            content.setMinWidth(0);
            content.setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            Row shown = empty ? null : row;
            setGraphic(shown == null ? null : content);
            pseudoClassStateChanged(PseudoClass.getPseudoClass("group"), shown != null && shown.step() < 0);
            if (shown == null) {
                return;
            }
            StatusLook.show(icon, shown.status());
            StatusLook.show(content, shown.status());
            if (shown.hindered()) {
                StatusLook.hinder(icon);
                StatusLook.hinder(content);
            }
            boolean cause = shown.hindered() && shown.step() >= 0;
            // A cause is longer than a time: the name keeps the larger part.
            side.setMinWidth(cause ? 0 : Region.USE_PREF_SIZE);
            side.setMaxWidth(cause ? CAUSE : Region.USE_PREF_SIZE);
            setTooltip(cause ? new Tooltip(shown.side()) : null);
            title.setText(shown.title());
            side.setText(shown.side());
            setAccessibleText(shown.title() + ", " + model.words().status(shown.status()) + ", " + shown.side());
        }
    }
}
