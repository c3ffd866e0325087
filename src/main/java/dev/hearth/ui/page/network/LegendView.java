// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner.Kind;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the colours of the map mean, with the addresses of each. */
final class LegendView extends FlowPane {
    /** Of one entry, in pixels. */
    private static final double ENTRY = 152;

    private static final List<Kind> KINDS =
            List.of(Kind.VIP, Kind.POOL, Kind.TRAEFIK, Kind.NODE, Kind.DHCP, Kind.GATEWAY, Kind.DNS, Kind.DESKTOP);

    private final Texts texts;

    LegendView(Texts texts) {
        this.texts = texts;
        setHgap(12);
        setVgap(7);
        setPrefWrapLength(ENTRY);
        setMinWidth(ENTRY);
    }

    /** @param answers whether somebody was seen */
    void show(Optional<Claims> claims, boolean conflicts, boolean answers) {
        getChildren().clear();
        claims.ifPresent(some -> {
            for (Kind kind : KINDS) {
                List<AddressRange> ranges = some.list().stream().filter(claim -> claim.owner().kind() == kind)
                        .map(claim -> claim.addresses()).sorted(Comparator.comparing(AddressRange::first)).toList();
                if (!ranges.isEmpty()) {
                    getChildren().add(row(kind.id(), texts.get("legend." + kind.id()), shorten(some.subnet(), ranges)));
                }
            }
            some.subnet().broadcast().ifPresent(broadcast -> getChildren().add(row("network", texts.get("legend.network"),
                    shorten(some.subnet(), List.of(AddressRange.single(some.subnet().first()), AddressRange.single(broadcast))))));
            if (conflicts) {
                getChildren().add(row("conflict", texts.get("legend.conflict"), ""));
            }
            if (answers) {
                getChildren().add(row("answers", texts.get("legend.answers"), ""));
            }
            getChildren().add(row("free", texts.get("map.free"), ""));
        });
    }

    private Node row(String id, String name, String addresses) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("h-swatch", "h-swatch-" + id);
        VBox words = new VBox(0, Words.line(name, "h-small"));
        if (!addresses.isEmpty()) {
            words.getChildren().add(Words.line(addresses, "h-mono", "h-small", "h-muted"));
        }
        HBox row = new HBox(8, swatch, words);
        row.setPrefWidth(ENTRY);
        row.setAlignment(Pos.TOP_LEFT);
        row.setAccessibleText(name + " " + addresses);
        return row;
    }

    /** Only what differs from the subnet's own beginning, as people read it: .201–.220. */
    private String shorten(Cidr subnet, List<AddressRange> ranges) {
        if (ranges.size() > 3) {
            return texts.get("legend.count", Map.of("count", String.valueOf(ranges.size())));
        }
        return String.join(" ", ranges.stream().map(range -> range.size() == 1
                ? tail(subnet, range.first().toString()) : tail(subnet, range.first().toString()) + "–" + tail(subnet, range.last().toString())).toList());
    }

    private static String tail(Cidr subnet, String address) {
        String[] parts = address.split("\\.", -1);
        return !subnet.contains(Ipv4.of(address)) ? address
                : subnet.prefix() >= 24 ? "." + parts[3] : "." + parts[2] + "." + parts[3];
    }
}
