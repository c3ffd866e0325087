// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.text.Texts;
import dev.hearth.ui.changes.ChangeRows;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.review.ReviewViewModel.State;
import java.time.InstantSource;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What will be changed, in verbs, by place and component, as the dry run finds it. */
final class ChangesCard extends VBox {
    private final ReviewViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final HBox headline = new HBox(10);
    private final Label age = Words.line("", "h-muted", "h-small");
    private final VBox places = new VBox(14);
    private final ScrollPane scroll;

    ChangesCard(ReviewViewModel model, Texts texts, InstantSource clock) {
        this.model = model;
        this.texts = texts;
        this.clock = clock;
        scroll = new Scroll(places);
        scroll.setId("changes-scroll");
        scroll.setAccessibleText(texts.get("review.changes.title"));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        places.setId("changes");
        age.setId("review-age");
        age.setMinWidth(USE_PREF_SIZE);
        headline.setAlignment(Pos.CENTER_LEFT);
        Card card = new Card(Icon.LIST, texts.get("review.changes.title"), headline, scroll)
                .withTools(Buttons.of("review-again", Icon.RETRY, texts.get("review.again"), model::look));
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.stateProperty().addListener((all, was, is) -> show(is));
        // Why there is no plan is known a moment after that there is none.
        model.problems().addListener((all, was, is) -> show(model.stateProperty().get()));
        show(model.stateProperty().get());
    }

    /** The plan: arrows and Page Down go through it. */
    void focusFirst() {
        scroll.requestFocus();
    }

    private void show(State state) {
        places.getChildren().clear();
        model.problems().getValue().forEach(problem -> places.getChildren().add(new ProblemRow(problem, texts)));
        state.prepared().ifPresent(prepared -> places.getChildren().addAll(new ChangeRows(prepared.plan(), texts).of(state.dry())));
        age.setText(state.at().map(at -> texts.get("review.age", Map.of("age", Age.of(at, clock.instant(), texts)))).orElse(""));
        String count = String.valueOf(state.dry().count());
        String right = String.valueOf(state.dry().right().size());
        switch (state.phase()) {
            case NONE -> say(Icon.PENDING, "h-muted", texts.get("review.none"));
            case LOOKING -> say(Icon.LOOKING, "h-running", texts.get("review.looking", Map.of(
                    "looked", String.valueOf(state.dry().looked()),
                    "steps", state.prepared().map(some -> String.valueOf(some.plan().size())).orElse("…"))));
            case FAILED -> say(Icon.ERROR, "h-failed", texts.get("review.failed"));
            case LOOKED -> say(state.dry().problems().isEmpty() ? Icon.OK : Icon.ERROR,
                    state.dry().problems().isEmpty() ? "h-done" : "h-failed", texts.get(state.dry().count() == 0
                            ? "review.nothing" : "review.counted", Map.of("count", count, "right", right, "minutes", minutes(state))));
        }
    }

    private static String minutes(State state) {
        return String.valueOf(Math.max(1, state.prepared().map(prepared -> state.dry().estimate(prepared.plan()).plusSeconds(30).toMinutes()).orElse(1L)));
    }

    private void say(Icon icon, String style, String text) {
        headline.getChildren().setAll(icon.picture(style), Words.of(text, style), Words.gap(), age);
    }
}
