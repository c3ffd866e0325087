// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What will stand on the control plane; nothing is shown for the control plane alone. */
final class PlatformCard extends VBox {
    private static final double NAMES = 92;

    private final Texts texts;
    private final GridPane rows = new GridPane(10, 6);

    PlatformCard(Texts texts) {
        this.texts = texts;
        rows.setId("review-platform");
        ColumnConstraints names = new ColumnConstraints(NAMES);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(names, words);
        getChildren().add(new Card(Icon.CLUSTER, texts.get("review.platform.title"), rows));
        managedProperty().bind(visibleProperty());
    }

    void show(List<PlatformFacts.Row> facts) {
        rows.getChildren().clear();
        for (int i = 0; i < facts.size(); i++) {
            Label name = Words.of(texts.get("review.platform." + facts.get(i).key()), "h-small", "h-muted");
            Label words = Words.of(facts.get(i).text(), "h-small");
            words.setId("review-" + facts.get(i).key());
            words.setMinWidth(0);
            GridPane.setValignment(name, VPos.TOP);
            rows.addRow(i, name, words);
        }
        setVisible(!facts.isEmpty());
    }
}
