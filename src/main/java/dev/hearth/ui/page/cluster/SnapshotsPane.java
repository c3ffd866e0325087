// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Inquiry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The snapshots that there are, one of them chosen to go back to. */
final class SnapshotsPane extends VBox {
    /** Of the table, in pixels. */
    private static final double LIST = 236;

    private final Texts texts;
    private final TableView<Snapshot> table = new TableView<>();
    private final Label none = new Label();
    private final VBox unseen = new VBox(8);

    SnapshotsPane(AftercareViewModel model) {
        super(10);
        this.texts = model.texts();
        table.setId("snapshots");
        table.setAccessibleText(texts.get("snapshot.table"));
        table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(none);
        table.setPrefHeight(LIST);
        // A name is as long as k3s makes it, and is what one goes by.
        table.getStyleClass().add("h-small");
        table.getColumns().add(column("name", 312, Snapshot::name));
        table.getColumns().add(column("server", 58, Snapshot::node));
        table.getColumns().add(column("size", 60, snapshot -> texts.get("snapshot.megabytes", Map.of("size", "%.1f".formatted(snapshot.bytes() / 1e6)))));
        table.getColumns().add(column("made", 80, snapshot -> Age.of(snapshot.made(), model.cluster().now(), texts)));
        table.getColumns().add(column("by", 120, snapshot -> texts.get("snapshot.by." + snapshot.by().id())));
        table.getSelectionModel().selectedItemProperty().addListener((all, was, is) -> model.chosenProperty().set(is == null ? "" : is.name()));
        Button restore = Buttons.of("snapshot-restore", AftercareDialog.icon(Errand.RESTORE), texts.get("snapshot.restore"), () -> model.ask(Errand.RESTORE));
        restore.disableProperty().bind(model.chosenProperty().isEmpty());
        HBox below = new HBox(8, Words.line(texts.get("snapshot.choose"), "h-muted", "h-small"), Words.gap(), restore);
        below.setAlignment(Pos.CENTER_LEFT);
        unseen.setId("snapshots-unseen");
        getChildren().addAll(table, below, unseen);
        model.snapshotsProperty().subscribe(this::show);
    }

    private void show(Inquiry.State<Snapshots> found) {
        none.setText(texts.get(found.asking() ? "snapshot.looking" : found.answer().isPresent() ? "snapshot.none" : "snapshot.unknown"));
        table.getItems().setAll(found.answer().map(Snapshots::all).orElse(List.of()));
        unseen.getChildren().setAll(found.problem().stream().map(problem -> new ProblemRow(problem, texts)).toList());
        found.answer().ifPresent(some -> some.unseen().values().forEach(problem -> unseen.getChildren().add(new ProblemRow(problem, texts))));
        unseen.setManaged(!unseen.getChildren().isEmpty());
    }

    private TableColumn<Snapshot, String> column(String key, double width, Function<Snapshot, String> value) {
        TableColumn<Snapshot, String> column = new TableColumn<>(texts.get("snapshot.column." + key));
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }
}
