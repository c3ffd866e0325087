// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The plan at the left, what it rests on at the right; each scrolls by itself. */
public final class ReviewPage implements Page {
    private static final double GAP = 16;

    private final ReviewViewModel model;
    private final ChangesCard changes;
    private final Node view;

    public ReviewPage(ReviewViewModel model, ExportViewModel exports, Texts texts, InstantSource clock, Desktop desktop) {
        this.model = model;
        changes = new ChangesCard(model, texts, clock);
        changes.setMinWidth(380);
        HBox.setHgrow(changes, Priority.ALWAYS);
        HBox.setMargin(changes, new Insets(GAP));
        FactsColumn column = new FactsColumn(model, texts);
        column.getChildren().add(new ExportCard(exports, texts, desktop));
        ScrollPane facts = PageScroll.around(column);
        column.setPadding(new Insets(GAP, GAP, GAP, 0));
        facts.setId("review-facts");
        facts.setAccessibleText(texts.get("review.facts"));
        facts.setFocusTraversable(true);
        facts.setPrefWidth(414);
        facts.setMinWidth(334);
        view = new HBox(changes, facts);
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void focusFirst() {
        changes.focusFirst();
    }
}
