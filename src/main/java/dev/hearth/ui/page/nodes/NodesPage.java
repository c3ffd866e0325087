// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.UndoButtons;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.trust.QuestionPane;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The nodes as a table with an editor beside it, and what the preflight found under it. */
public final class NodesPage implements Page {
    private final NodesViewModel model;
    private final NodeEditor editor;
    private final AccessCard access;
    private final PreflightCard preflight;
    private final QuestionPane view;

    public NodesPage(NodesViewModel model, DraftModel draft, Texts texts, InstantSource clock) {
        this.model = model;
        this.editor = new NodeEditor(model, draft, texts);
        this.access = new AccessCard(model, texts);
        this.preflight = new PreflightCard(model, draft, texts, clock);
        NodeTable table = new NodeTable(model, draft, texts);
        table.setPrefHeight(172);
        table.setMinHeight(140);
        UndoButtons undo = new UndoButtons("nodes", model.history(), texts);
        Button remove = Buttons.of("remove-node", Icon.REMOVE, texts.get("nodes.remove"), model::remove, Styles.FLAT);
        remove.disableProperty().bind(draft.draftProperty().map(some -> some.nodes().isEmpty()));
        Card nodes = new Card(Icon.NODES, texts.get("nodes.title"), table)
                .withTools(undo, remove, Buttons.of("add-node", Icon.ADD, texts.get("nodes.add"), model::add));
        VBox left = new VBox(16, nodes, preflight);
        VBox.setVgrow(preflight, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(360);
        preflight.setMinHeight(240);
        VBox right = new VBox(16, editor, access);
        right.setPrefWidth(400);
        right.setMinWidth(360);
        view = new QuestionPane(PageScroll.around(new HBox(16, left, right)), model.keys().questionProperty(), texts);
        undo.listen(view);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.stop()) {
                event.consume();
            }
        });
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        preflight.tick();
        return view;
    }

    @Override
    public void focus(Field field) {
        model.selectFor(field);
        if (field.equals(FindingFields.CHECKS)) {
            preflight.focusFirst();
        } else if (!editor.focus(field) && !access.focus(field)) {
            editor.focusFirst();
        }
    }

    @Override
    public void focusFirst() {
        editor.focusFirst();
    }
}
