// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Overlay;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.UndoButtons;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.trust.QuestionPane;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The nodes as a table with an editor beside it, and what the preflight found under it. */
public final class NodesPage implements Page {
    /** Of the table, in pixels; and for how many nodes it has room. */
    private static final double HEAD = 36;
    private static final double ROW = 28;
    private static final int FEWEST = 3;
    private static final int MOST = 7;

    private final NodesViewModel model;
    private final NodeEditor editor;
    private final AccessCard access;
    private final PreflightCard preflight;
    private final QuestionPane view;

    public NodesPage(NodesViewModel model, DraftModel draft, Texts texts, InstantSource clock, Desktop desktop) {
        this.model = model;
        this.editor = new NodeEditor(model, draft, texts, desktop);
        this.access = new AccessCard(model, texts, desktop);
        this.preflight = new PreflightCard(model, draft, texts, clock);
        NodeTable table = new NodeTable(model, draft, texts);
        table.minHeightProperty().bind(draft.draftProperty().map(some -> HEAD + ROW * Math.clamp(some.nodes().size(), FEWEST, MOST)));
        table.prefHeightProperty().bind(table.minHeightProperty());
        UndoButtons undo = new UndoButtons("nodes", model.history(), texts);
        Button remove = Buttons.of("remove-node", Icon.REMOVE, texts.get("nodes.remove"), model::remove, Styles.FLAT);
        remove.disableProperty().bind(draft.draftProperty().map(some -> some.nodes().isEmpty()));
        undo.setMinWidth(HBox.USE_PREF_SIZE);
        remove.setMinWidth(HBox.USE_PREF_SIZE);
        QuorumLine quorum = new QuorumLine(draft, texts);
        HBox.setHgrow(quorum, Priority.ALWAYS);
        HBox under = new HBox(4, quorum, undo, remove);
        under.setAlignment(Pos.CENTER_LEFT);
        Card nodes = new Card(Icon.NODES, texts.get("nodes.title"), table, under)
                .withTools(Buttons.of("hosts", Icon.LIST, texts.get("nodes.hosts"), () -> model.hosts().open("")),
                        Buttons.of("add-node", Icon.ADD, texts.get("nodes.add"), model::add));
        VBox left = new VBox(16, nodes, preflight);
        // A box with one line in it is as high as its line.
        model.preflight().stateProperty().subscribe(state -> {
            boolean there = state.report().isPresent();
            VBox.setVgrow(preflight, there ? Priority.ALWAYS : Priority.NEVER);
            preflight.setMinHeight(there ? 240 : VBox.USE_PREF_SIZE);
        });
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(360);
        VBox right = new VBox(16, editor, access);
        right.setPrefWidth(400);
        right.setMinWidth(360);
        Overlay page = new Overlay(PageScroll.around(new HBox(16, left, right)));
        model.hosts().openProperty().addListener((all, was, is) -> {
            if (is) {
                page.show(HostsDialog.of(model.hosts(), texts));
            } else {
                page.hide();
            }
        });
        view = new QuestionPane(page, model.keys().questionProperty(), texts);
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
