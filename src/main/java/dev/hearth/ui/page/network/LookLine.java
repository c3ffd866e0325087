// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.time.InstantSource;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Looks who is on the network, and says how long ago that was. */
final class LookLine extends HBox {
    private final LookViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final Button look;
    private final Label said = Words.of("", "h-small", "h-muted");

    LookLine(LookViewModel model, Texts texts, InstantSource clock) {
        super(10);
        this.model = model;
        this.texts = texts;
        this.clock = clock;
        look = Buttons.of("look", Icon.LOOKING, texts.get("look.begin"), model::lookOrStop);
        look.setMinWidth(USE_PREF_SIZE);
        said.setId("look-said");
        HBox.setHgrow(said, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(look, said);
        model.stateProperty().addListener((all, was, is) -> tick());
        model.seen().addListener((all, was, is) -> tick());
        tick();
    }

    /** Says the age anew; called each time the page is shown. */
    void tick() {
        LookViewModel.State state = model.stateProperty().get();
        look.setText(texts.get(state.looking() ? "look.stop" : state.last().isEmpty() ? "look.begin" : "look.again"));
        look.setGraphic((state.looking() ? Icon.CANCELLED : Icon.LOOKING).picture());
        String count = String.valueOf(model.seen().getValue().sightings().size());
        said.setText(state.looking() ? texts.get("look.looking", Map.of("done", String.valueOf(state.done()), "of", String.valueOf(state.of())))
                : state.last().map(at -> texts.get("look.looked", Map.of("age", Age.of(at, clock.instant(), texts), "count", count))).orElse(
                        count.equals("0") ? texts.get("look.never") : texts.get("look.nodes", Map.of("count", count))));
    }
}
