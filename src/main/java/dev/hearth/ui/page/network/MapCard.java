// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.Claims;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.SubnetMap;
import dev.hearth.ui.component.UndoButtons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The map of the subnet with its legend, and what is under the cursor in words. */
final class MapCard extends VBox {
    private final NetworkViewModel model;
    private final Texts texts;
    private final Card card;
    private final SubnetMap map;
    private final LegendView legend;
    private final Label instead = Words.of("", "h-muted");

    MapCard(NetworkViewModel model, UndoButtons undo, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.map = new SubnetMap(new OwnerWords(texts)::cell);
        this.legend = new LegendView(texts);
        map.setId("subnet-map");
        map.onMoved(model::move);
        map.onDropped(model.history()::settle);
        map.setPrefSize(416, 344);
        map.setMinSize(300, 300);
        Label under = Words.line("", "h-small", "h-muted");
        under.setId("map-cursor");
        under.textProperty().bind(Bindings.when(map.descriptionProperty().isEmpty())
                .then(texts.get("map.hint")).otherwise(map.descriptionProperty()));
        StackPane stack = new StackPane(map, instead);
        HBox row = new HBox(20, stack, legend);
        HBox.setHgrow(stack, Priority.ALWAYS);
        card = new Card(Icon.NETWORK, "", row, under);
        card.withTools(undo, Buttons.of("propose", Icon.PROPOSE, texts.get("network.propose"), model::propose));
        getChildren().add(card);
        model.claimsProperty().addListener((all, was, is) -> show(is));
        show(model.claimsProperty().get());
    }

    private void show(Optional<Claims> claims) {
        map.show(claims);
        legend.show(claims, !model.conflicts().getValue().isEmpty());
        card.title().setText(claims.map(some -> texts.get("map.title", Map.of("subnet", some.subnet().toString())))
                .orElse(texts.get("map.title.none")));
        boolean tooLarge = claims.isPresent() && claims.get().subnet().prefix() < AddressMap.LARGEST;
        instead.setText(claims.isEmpty() ? texts.get("map.none") : tooLarge ? texts.get("map.large") : "");
        map.setVisible(instead.getText().isEmpty());
    }
}
