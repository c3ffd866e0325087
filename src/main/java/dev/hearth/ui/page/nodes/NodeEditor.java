// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.MapChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The selected node: name, address, role, what is special about its SSH; and a test of the connection. */
final class NodeEditor extends VBox {
    private final NodesViewModel model;
    private final DraftModel draft;
    private final Texts texts;
    private final List<TextRow> rows = new ArrayList<>();
    private final VBox own;
    private final CheckBox differs;
    private final VBox result = new VBox();
    private final Card card;

    NodeEditor(NodesViewModel model, DraftModel draft, Texts texts) {
        this.model = model;
        this.draft = draft;
        this.texts = texts;
        differs = new CheckBox(texts.get("nodes.own-ssh"));
        differs.setId("nodes-own-ssh");
        differs.setAccessibleText(differs.getText());
        own = new VBox(8, row("nodes.ssh.user"), row("nodes.ssh.port"), row("nodes.ssh.key"));
        own.visibleProperty().bind(differs.selectedProperty());
        own.managedProperty().bind(own.visibleProperty());
        HBox tools = new HBox(8,
                Buttons.of("test-connection", Icon.KEY, texts.get("nodes.test"), model::test), Words.gap(),
                Buttons.of("remove-node", Icon.REMOVE, texts.get("nodes.remove"), model::remove, Styles.BUTTON_OUTLINED, Styles.DANGER));
        card = new Card(Icon.NODE, "", row("nodes.name"), row("nodes.host"), row("nodes.address"),
                new ChoiceRow(model.field("nodes.role"), "nodes.role", texts, "server", "agent"), differs, own, tools, result);
        card.setSpacing(9);
        getChildren().add(card);
        model.selectedProperty().addListener((all, was, is) -> show(true));
        draft.draftProperty().addListener((all, was, is) -> show(false));
        model.connections().states().addListener((MapChangeListener<String, Connection>) change -> show(false));
        show(true);
    }

    private TextRow row(String key) {
        TextRow row = new TextRow(model.field(key), key, texts, "h-mono").compact();
        rows.add(row);
        return row;
    }

    boolean focus(Field field) {
        for (TextRow row : rows) {
            if (row.model().field().equals(field)) {
                row.input().requestFocus();
                return true;
            }
        }
        return false;
    }

    void focusFirst() {
        rows.stream().filter(row -> "nodes-name".equals(row.input().getId())).forEach(row -> row.input().requestFocus());
    }

    private void show(boolean another) {
        int index = model.selectedProperty().get();
        boolean there = index >= 0 && index < draft.get().nodes().size();
        setDisable(!there);
        card.title().setText(there ? texts.get("nodes.editor.title", Map.of("name", draft.get().nodes().get(index).name()))
                : texts.get("nodes.none"));
        if (another && there) {
            differs.setSelected(!draft.get().nodes().get(index).ssh().equals(Ssh.empty()));
        }
        result.getChildren().clear();
        if (there) {
            Node node = draft.get().nodes().get(index);
            model.connections().of(node).problem().ifPresent(problem -> result.getChildren().add(new ProblemRow(problem, texts)));
        }
        result.setManaged(!result.getChildren().isEmpty());
    }
}
