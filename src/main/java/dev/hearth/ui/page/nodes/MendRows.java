// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.Preflight.Offer;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What Hearth can do about a finding, in the very lines that it would run or write, and the button that leaves it to Hearth or takes that back. */
final class MendRows extends VBox {
    private final PreflightViewModel model;
    private final Texts texts;
    private final String title;
    private final Map<Offer, Row> rows = new LinkedHashMap<>();
    /** Held here, because the draft outlives this view. */
    private final InvalidationListener follows = changed -> show();

    /**
     * @param offers of one finding, or of those that are told together
     * @param check that found it
     * @param title of the problem
     */
    MendRows(List<Offer> offers, String check, String title, PreflightViewModel model, Texts texts) {
        super(8);
        this.model = model;
        this.texts = texts;
        this.title = title;
        getStyleClass().add("h-mend");
        offers.forEach(offer -> rows.put(offer, row(offer, "mend-" + (check + "-" + offer.id()).replace('/', '-').replace('.', '-'))));
        model.draftProperty().addListener(new WeakInvalidationListener(follows));
        show();
    }

    private Row row(Offer offer, String id) {
        Label lines = Words.of(String.join("\n", offer.lines()), "h-mono", "h-small");
        lines.setId(id + "-lines");
        Button button = Buttons.of(id, Icon.PROPOSE, "", () -> model.mend(offer, !model.mends(offer)));
        Label word = Words.line(texts.get("preflight.mend.chosen"), "h-done", "h-medium");
        word.setGraphic(Icon.SPANNER.picture("h-done"));
        word.managedProperty().bind(word.visibleProperty());
        HBox foot = new HBox(10, button, word);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(new VBox(4, Words.of(texts.get("preflight.mend.lines", Map.of("node", offer.node())), "h-small", "h-muted"), lines, foot));
        return new Row(button, word);
    }

    private void show() {
        rows.forEach((offer, row) -> {
            boolean chosen = model.mends(offer);
            row.button().setText(texts.get(chosen ? "preflight.mend.back" : "preflight.mend"));
            row.button().setGraphic((chosen ? Icon.UNDO : Icon.PROPOSE).picture());
            row.button().setAccessibleText(row.button().getText() + ": " + title + ", " + offer.node());
            row.word().setVisible(chosen);
        });
    }

    private record Row(Button button, Label word) {}
}
