// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.cluster.Quorum;
import dev.hearth.text.BudgetText;
import dev.hearth.text.QuorumText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.review.ReviewViewModel.State;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the cluster will bear, what is downloaded and how it is checked, and what is left alone. */
final class FactsColumn extends VBox {
    private final ReviewViewModel model;
    private final Texts texts;
    private final VBox quorum = new VBox(4);
    private final VBox untouched = new VBox(6);
    private final PlatformFacts facts;
    private final PlatformCard platform;
    private final DownloadsCard downloads;
    private final ToggleButton keep;
    private final ToggleButton overlap;
    private boolean showing;

    FactsColumn(ReviewViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        facts = new PlatformFacts(texts);
        platform = new PlatformCard(texts);
        downloads = new DownloadsCard(texts);
        setSpacing(16);
        ToggleGroup group = new ToggleGroup();
        keep = choice("keep", group, "left-pill");
        overlap = choice("overlap", group, "right-pill");
        HBox order = new HBox(keep, overlap);
        order.getStyleClass().add("h-order");
        Label why = Words.of("", "h-small", "h-muted");
        why.textProperty().bind(overlap.selectedProperty().map(over -> texts.get(over ? "review.order.overlap.why" : "review.order.keep.why")));
        getChildren().addAll(
                new Card(Icon.SHIELD, texts.get("review.quorum.title"), quorum, order, why),
                platform,
                downloads,
                new Card(Icon.UNTOUCHED, texts.get("review.untouched.title"), untouched));
        model.stateProperty().addListener((all, was, is) -> show(is));
        show(model.stateProperty().get());
    }

    private ToggleButton choice(String order, ToggleGroup group, String style) {
        ToggleButton button = new ToggleButton(texts.get("review.order." + order));
        button.setId("order-" + order);
        button.setAccessibleText(button.getText());
        button.setToggleGroup(group);
        button.getStyleClass().add(style);
        // Arrow keys select without an action.
        button.selectedProperty().addListener((all, was, is) -> {
            if (is && !showing) {
                model.order(order);
            }
        });
        button.setOnAction(event -> mark());
        return button;
    }

    private void mark() {
        showing = true;
        (model.draft().advanced().order().equals("overlap") ? overlap : keep).setSelected(true);
        showing = false;
    }

    private void show(State state) {
        mark();
        quorum.getChildren().clear();
        model.quorum().ifPresent(some -> quorum.getChildren().add(sentence(some)));
        platform.show(model.spec().map(spec -> facts.of(spec, state.dry().evidence(BudgetText.STEP))).orElse(List.of()));
        downloads.show(state);
        untouched.getChildren().setAll(Untouched.by(model.spec()).stream().map(key -> row(Icon.UNTOUCHED, "h-muted", texts.get(key))).toList());
    }

    private Node sentence(Quorum some) {
        Label label = Words.of(QuorumText.of(some, texts));
        HBox.setHgrow(label, Priority.ALWAYS);
        boolean good = some.highlyAvailable();
        return new HBox(10, (good ? Icon.OK : Icon.WARNING).picture(good ? "h-done" : "h-warn"), label);
    }

    private static Node row(Icon icon, String style, String text) {
        Label label = Words.of(text, "h-small");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(10, icon.picture(style), label);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
