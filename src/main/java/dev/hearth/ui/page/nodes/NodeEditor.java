// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The selected node: name, address, role, what is special about its SSH; and a test of the connection. */
final class NodeEditor extends VBox {
    /** Of the rows. */
    private static final int HOST = 1;
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final NodesViewModel model;
    private final DraftModel draft;
    private final Texts texts;
    private final List<TextRow> rows = new ArrayList<>();
    private final OwnSsh own;
    private final Button test;
    private final VBox result = new VBox();
    private final Card card;

    NodeEditor(NodesViewModel model, DraftModel draft, Texts texts, Desktop desktop) {
        this.model = model;
        this.draft = draft;
        this.texts = texts;
        own = new OwnSsh(model, texts, desktop);
        test = Buttons.of("test-connection", Icon.KEY, texts.get("nodes.test"), model::testOrStop);
        card = new Card(Icon.NODE, "", row("nodes.name"), row("nodes.host"), row("nodes.address"),
                new ChoiceRow(model.field("nodes.role"), "nodes.role", texts, "server", "agent"), own, result).withTools(test);
        card.setSpacing(7);
        getChildren().add(card);
        rows.get(HOST).input().addEventFilter(KeyEvent.KEY_PRESSED, this::paste);
        model.selectedProperty().addListener((all, was, is) -> show());
        draft.draftProperty().addListener((all, was, is) -> show());
        model.connections().states().addListener((MapChangeListener<String, Connection>) change -> show());
        show();
    }

    /** Several machines are not one host: they are shown for choosing. */
    private void paste(KeyEvent event) {
        String text = PASTE.match(event) ? Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("") : "";
        if (HostsViewModel.several(text)) {
            event.consume();
            model.hosts().open(text);
        }
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
        return own.focus(field);
    }

    TextField first() {
        return rows.getFirst().input();
    }

    void focusFirst() {
        first().requestFocus();
    }

    private void show() {
        int index = model.selectedProperty().get();
        boolean there = index >= 0 && index < draft.get().nodes().size();
        setDisable(!there);
        card.title().setText(there ? texts.get("nodes.editor.title", Map.of("name", draft.get().nodes().get(index).name()))
                : texts.get("nodes.none"));
        result.getChildren().clear();
        if (there) {
            Node node = draft.get().nodes().get(index);
            Connection connection = model.connections().of(node);
            connection.problem().ifPresent(problem -> result.getChildren().add(new ProblemRow(problem, texts)));
            boolean testing = connection.state() == Connection.State.TESTING;
            test.setText(texts.get(testing ? "nodes.test.stop" : "nodes.test"));
            test.setGraphic((testing ? Icon.CANCELLED : Icon.KEY).picture());
        }
        result.setManaged(!result.getChildren().isEmpty());
    }
}
