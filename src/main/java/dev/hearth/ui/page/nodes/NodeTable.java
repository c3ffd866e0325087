// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.UiThread;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** All nodes, one a row; the selected one is in the editor. */
final class NodeTable extends TableView<Node> {
    /** From these widths on there is room for a column, in pixels. */
    private static final double ROLE = 420;
    private static final double SSH = 500;
    private static final int ROLE_AT = 2;
    private static final int SSH_AT = 3;

    private final NodesViewModel model;
    private final Texts texts;
    private boolean showing;

    NodeTable(NodesViewModel model, DraftModel draft, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("node-table");
        setAccessibleText(texts.get("nodes.table"));
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        setPlaceholder(new Label(texts.get("nodes.none")));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("nodes.column.name", 100, node -> label(node.name(), "h-strong")));
        getColumns().add(column("nodes.column.host", 140, node -> label(node.host(), "h-mono")));
        getColumns().add(column("nodes.column.role", 80, node -> label(texts.get("input.nodes.role." + (node.role().isEmpty() ? "server" : node.role())))));
        getColumns().add(column("nodes.column.ssh", 80, node -> label(texts.get(
                model.usesOwn(draft.get().nodes().indexOf(node)) ? "nodes.ssh.own" : "nodes.ssh.defaults"))));
        getColumns().add(column("nodes.column.connection", 160, node -> connection(model.connections().of(node))));
        // Cells that come while a layout goes on would be laid out before they have their style.
        widthProperty().addListener((all, was, is) -> UiThread.later(this::fit));
        draft.draftProperty().addListener((all, was, is) -> show(is.nodes()));
        model.connections().states().addListener((MapChangeListener<String, Connection>) change -> refresh());
        model.selectedProperty().addListener((all, was, is) -> mark());
        getSelectionModel().selectedIndexProperty().addListener((all, was, is) -> {
            if (!showing && is.intValue() >= 0) {
                model.select(is.intValue());
            }
        });
        show(draft.get().nodes());
    }

    /** In a small window the editor tells these of the selected node. */
    private void fit() {
        boolean before = getColumns().get(SSH_AT).isVisible();
        getColumns().get(ROLE_AT).setVisible(getWidth() > ROLE);
        getColumns().get(SSH_AT).setVisible(getWidth() > SSH);
        if (!before && getColumns().get(SSH_AT).isVisible()) {
            refresh();
        }
    }

    private void show(List<Node> nodes) {
        showing = true;
        if (!getItems().equals(nodes)) {
            getItems().setAll(nodes);
        }
        showing = false;
        mark();
    }

    private void mark() {
        showing = true;
        getSelectionModel().clearAndSelect(Math.max(0, model.selectedProperty().get()));
        showing = false;
    }

    private TableColumn<Node, Node> column(String key, double width, Function<Node, Label> picture) {
        TableColumn<Node, Node> column = new TableColumn<>(texts.get(key));
        column.setId(key.replace('.', '-'));
        column.setPrefWidth(width);
        column.setMinWidth(0.8 * width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(all -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Node node, boolean empty) {
                super.updateItem(node, empty);
                setGraphic(empty || node == null ? null : picture.apply(node));
            }
        });
        return column;
    }

    private static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private Label connection(Connection connection) {
        Label label = label(texts.get("connection." + connection.state().id()), style(connection.state()));
        label.setGraphic(icon(connection.state()).picture(style(connection.state())));
        return label;
    }

    static Icon icon(Connection.State state) {
        return switch (state) {
            case UNTESTED -> Icon.NOT_CHECKED;
            case TESTING -> Icon.RUNNING;
            case UNTRUSTED -> Icon.KEY;
            case CONNECTED -> Icon.OK;
            case FAILED -> Icon.ERROR;
        };
    }

    static String style(Connection.State state) {
        return switch (state) {
            case UNTESTED -> "h-muted";
            case TESTING -> "h-running";
            case UNTRUSTED -> "h-warn";
            case CONNECTED -> "h-done";
            case FAILED -> "h-failed";
        };
    }
}
