// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.port.Preflight.Offer;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What Hearth can do about a finding, in the very lines that it would run or write, and the button that leaves it to Hearth or takes that back. */
final class MendRows extends VBox {
    /** Lines of one offer that are shown without being asked for; one more is shown rather than folded. */
    private static final int SHOWN = 3;

    private final PreflightViewModel model;
    private final Texts texts;
    private final String title;
    private final Map<Offer, Row> rows = new LinkedHashMap<>();
    private final Set<Offer> open = new HashSet<>();
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
        Label lines = Words.of("", "h-mono", "h-small");
        lines.setId(id + "-lines");
        boolean folds = offer.lines().size() > SHOWN + 1;
        Button more = Buttons.of(id + "-more", Icon.UNFOLD, "", () -> unfold(offer), Styles.FLAT, Styles.SMALL);
        more.setMinWidth(USE_PREF_SIZE);
        more.setVisible(folds);
        more.setManaged(folds);
        Button button = Buttons.of(id, Icon.PROPOSE, "", () -> model.mend(offer, !model.mends(offer)));
        Label word = Words.line(texts.get("preflight.mend.chosen"), "h-done", "h-medium");
        word.setGraphic(Icon.SPANNER.picture("h-done"));
        word.managedProperty().bind(word.visibleProperty());
        HBox foot = new HBox(10, button, word);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(new VBox(4, Words.of(texts.get("preflight.mend.lines", Map.of("node", offer.node())), "h-small", "h-muted"), lines, more, foot));
        return new Row(button, word, lines, more);
    }

    private void show() {
        rows.forEach((offer, row) -> {
            boolean chosen = model.mends(offer);
            row.button().setText(texts.get(chosen ? "preflight.mend.back" : "preflight.mend"));
            row.button().setGraphic((chosen ? Icon.UNDO : Icon.PROPOSE).picture());
            row.button().setAccessibleText(row.button().getText() + ": " + title + ", " + offer.node());
            row.word().setVisible(chosen);
            boolean all = open.contains(offer) || offer.lines().size() <= SHOWN + 1;
            row.lines().setText(String.join("\n", all ? offer.lines() : offer.lines().subList(0, SHOWN)));
            row.more().setText(texts.get(all ? "preflight.mend.less" : "preflight.mend.more", Map.of("count", String.valueOf(offer.lines().size() - SHOWN))));
            row.more().setGraphic((all ? Icon.FOLD : Icon.UNFOLD).picture());
            row.more().setAccessibleText(row.more().getText() + ": " + title + ", " + offer.node());
        });
    }

    private void unfold(Offer offer) {
        if (!open.remove(offer)) {
            open.add(offer);
        }
        show();
    }

    private record Row(Button button, Label word, Label lines, Button more) {}
}
