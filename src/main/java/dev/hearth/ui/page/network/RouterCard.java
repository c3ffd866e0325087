// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.DhcpAdvice;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.CopyArea;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What to enter at the router, to be copied; and whether the leases that the nodes have fit to it. */
final class RouterCard extends VBox {
    /** So many letters of a line are seen before it is broken. */
    private static final int WIDE = 66;

    private final NetworkViewModel model;
    private final Texts texts;
    private final RouterRecipe recipe;
    private final ComboBox<Router> router = new ComboBox<>();
    private final CopyArea area;
    private final Label none = Words.of("", "h-muted");
    private final Label leases = Words.of("", "h-small");

    RouterCard(NetworkViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.recipe = new RouterRecipe(texts);
        area = new CopyArea("router-recipe", texts.get("router.recipe"), texts);
        area.setWrap();
        area.managedProperty().bind(area.visibleProperty());
        router.setId("router");
        router.setAccessibleText(texts.get("router.title"));
        router.getItems().setAll(Router.values());
        router.setConverter(new StringConverter<>() {
            @Override
            public String toString(Router some) {
                return some == null ? "" : texts.get("router." + some.id());
            }

            @Override
            public Router fromString(String text) {
                throw new UnsupportedOperationException("a router is chosen, not typed");
            }
        });
        router.getSelectionModel().selectFirst();
        router.valueProperty().addListener((all, was, is) -> show());
        none.setText(texts.get("router.none"));
        none.visibleProperty().bind(area.visibleProperty().not());
        none.managedProperty().bind(none.visibleProperty());
        leases.setId("router-leases");
        leases.managedProperty().bind(leases.visibleProperty());
        getChildren().add(new Card(Icon.ROUTES, texts.get("router.title"), none, area, leases).withTools(router));
        model.claimsProperty().addListener((all, was, is) -> show());
        model.look().seen().addListener((all, was, is) -> show());
        show();
    }

    private void show() {
        Optional<DhcpAdvice> advice = model.plan().flatMap(DhcpAdvice::of);
        area.setVisible(advice.isPresent());
        leases.setVisible(advice.isPresent());
        Occupancy seen = model.look().seen().getValue();
        advice.ifPresent(found -> {
            String text = model.claimsProperty().get().map(claims -> recipe.of(router.getValue(), found.enter(), claims, seen)).orElse("");
            area.show(text, text.lines().mapToInt(line -> 1 + line.length() / WIDE).sum());
            judge(seen, found.present());
        });
    }

    /** A node that has its address from the router tells what range that really has. */
    private void judge(Occupancy seen, AddressRange range) {
        SortedMap<String, Ipv4> outside = seen.leasesOutside(range);
        Map<String, String> values = Map.of("first", range.first().toString(), "last", range.last().toString(), "count", String.valueOf(seen.leases().size()),
                "nodes", outside.entrySet().stream().map(lease -> lease.getKey() + " " + lease.getValue()).collect(Collectors.joining(", ")));
        boolean known = !seen.leases().isEmpty();
        leases.setText(texts.get(!known ? "router.leases.none" : outside.isEmpty() ? "router.leases.fit" : "router.leases.outside", values));
        leases.setGraphic((!known ? Icon.NOT_CHECKED : outside.isEmpty() ? Icon.OK : Icon.WARNING).picture(!known ? "h-muted" : outside.isEmpty() ? "h-done" : "h-warn"));
    }
}
