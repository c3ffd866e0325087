// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.recovery.KitSight.Phase;
import dev.hearth.ui.page.recovery.KitSight.State;
import java.util.Map;
import javafx.scene.layout.VBox;

/** Says what is at the kit's place already; nothing where nothing is, and where a field says what is wrong. */
final class KitNote extends VBox {
    private final RecoveryViewModel model;
    private final Texts texts;

    KitNote(RecoveryViewModel model, Texts texts) {
        super(6);
        this.model = model;
        this.texts = texts;
        setId("recovery-there");
        managedProperty().bind(visibleProperty());
        model.sightProperty().subscribe(this::show);
        model.field("recovery.restore").textProperty().addListener((all, was, is) -> show(model.sightProperty().getValue()));
    }

    private void show(State state) {
        getChildren().clear();
        switch (state.phase()) {
            case LOOKING -> say(Icon.RUNNING, "h-running", "recovery.there.looking", state);
            case LOCKED -> say(Icon.INFO, "h-accent", "recovery.there.locked", state);
            case OPEN -> {
                if (model.startsFromIt()) {
                    say(Icon.OK, "h-done", "recovery.there.taken", state);
                } else {
                    say(Icon.INFO, "h-accent", "recovery.there.open", state);
                    getChildren().add(Buttons.of("recovery-start-from", Icon.RETRY, texts.get("recovery.there.start"), model::startFromIt));
                }
            }
            default -> {}
        }
        setVisible(state.phase() == Phase.LOOKING || state.phase() == Phase.LOCKED || state.phase() == Phase.OPEN);
    }

    private void say(Icon icon, String style, String key, State state) {
        getChildren().add(new Fact(icon, style, texts.get(key, Map.of("files", String.join(", ", state.files()))), "h-small"));
    }
}
