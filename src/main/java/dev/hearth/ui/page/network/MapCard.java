// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Columns;
import dev.hearth.ui.component.Pills;
import dev.hearth.ui.component.SubnetMap;
import dev.hearth.ui.component.UndoButtons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The map of the subnet with its legend, and what is under the pointer or the cursor in words. */
final class MapCard extends VBox {
    /** Map and legend side by side, in pixels. */
    private static final double BOTH = 520;

    private final NetworkViewModel model;
    private final Texts texts;
    private final Card card;
    private final SubnetMap map;
    private final MapTable table;
    private final LegendView legend;
    private final Label instead = Words.of("", "h-muted");
    private boolean tabular;

    MapCard(NetworkViewModel model, OwnerWords words, UndoButtons undo, LookLine looking, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.map = new SubnetMap(words);
        this.legend = new LegendView(texts);
        map.setId("subnet-map");
        map.onMoved(model::move);
        map.onDropped(model.history()::settle);
        map.setPrefSize(330, 344);
        map.setMinSize(300, 320);
        Label under = Words.of("", "h-small", "h-muted");
        under.setId("map-cursor");
        under.textProperty().bind(Bindings.when(map.descriptionProperty().isEmpty())
                .then(texts.get("map.hint")).otherwise(map.descriptionProperty()));
        // Two lines, so that nothing moves when the hint gives way to an address.
        under.setMinHeight(32);
        HBox line = new HBox(8, looking, undo, zooming());
        HBox.setHgrow(looking, Priority.ALWAYS);
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setAlignment(Pos.CENTER);
        line.setAlignment(Pos.CENTER_LEFT);
        table = new MapTable(texts, words);
        table.setVisible(false);
        StackPane stack = new StackPane(map, table, instead);
        HBox.setHgrow(stack, Priority.ALWAYS);
        VBox.setVgrow(stack, Priority.ALWAYS);
        Columns both = new Columns(stack, legend, BOTH);
        VBox.setVgrow(both, Priority.ALWAYS);
        // The table takes their room.
        for (Node part : List.of(under, legend)) {
            part.visibleProperty().bind(table.visibleProperty().not());
            part.managedProperty().bind(part.visibleProperty());
        }
        Pills faces = new Pills("map-as", texts.get("map.as"), List.of("map", "table"), List.of(texts.get("map.as.map"), texts.get("map.as.table"))).small();
        faces.onChosen(at -> {
            tabular = at == 1;
            show(model.claimsProperty().get());
        });
        card = new Card(Icon.NETWORK, "", both, under, line).withTools(faces);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.claimsProperty().addListener((all, was, is) -> show(is));
        model.look().seen().addListener((all, was, is) -> show(model.claimsProperty().get()));
        show(model.claimsProperty().get());
    }

    /** For subnets that have more addresses than can be seen with numbers. */
    private HBox zooming() {
        var out = Buttons.icon("map-zoom-out", Icon.ZOOM_OUT, texts.get("map.zoom.out"), () -> map.zoom(false));
        var in = Buttons.icon("map-zoom-in", Icon.ZOOM_IN, texts.get("map.zoom.in"), () -> map.zoom(true));
        var whole = Buttons.icon("map-whole", Icon.FIT, texts.get("map.zoom.whole"), map::whole);
        in.disableProperty().bind(map.zoomProperty().map(some -> !some.in()));
        out.disableProperty().bind(map.zoomProperty().map(some -> !some.out()));
        whole.disableProperty().bind(out.disableProperty());
        HBox all = new HBox(2, out, in, whole);
        all.setMinWidth(USE_PREF_SIZE);
        all.visibleProperty().bind(map.zoomProperty().map(SubnetMap.Zoom::any));
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    private void show(Optional<Claims> claims) {
        Set<Ipv4> seen = model.look().seen().getValue().sightings().keySet();
        map.show(claims, seen);
        legend.show(claims, !model.conflicts().getValue().isEmpty(), !seen.isEmpty());
        card.title().setText(claims.map(some -> texts.get("map.title", Map.of("subnet", some.subnet().toString())))
                .orElse(texts.get("map.title.none")));
        boolean tooLarge = claims.isPresent() && claims.get().subnet().prefix() < AddressMap.LARGEST;
        instead.setText(claims.isEmpty() ? texts.get("map.none") : tooLarge ? texts.get("map.large") : "");
        map.setVisible(instead.getText().isEmpty() && !tabular);
        table.setVisible(instead.getText().isEmpty() && tabular);
        if (table.isVisible()) {
            claims.map(AddressMap::of).ifPresent(some -> table.show(some, seen));
        }
    }
}
