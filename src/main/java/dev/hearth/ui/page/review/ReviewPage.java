// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The plan at the left, what it rests on at the right. */
public final class ReviewPage implements Page {
    private final ReviewViewModel model;
    private final ChangesCard changes;
    private final Node view;

    public ReviewPage(ReviewViewModel model, Texts texts, InstantSource clock) {
        this.model = model;
        changes = new ChangesCard(model, texts, clock);
        changes.setMinWidth(380);
        HBox.setHgrow(changes, Priority.ALWAYS);
        FactsColumn facts = new FactsColumn(model, texts);
        facts.setPrefWidth(390);
        facts.setMinWidth(310);
        view = PageScroll.around(new HBox(16, changes, facts));
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
