// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.Preflight.Link;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** How well each node reaches each other: the ground tells good from bad, the words say how good. */
final class LinkMap extends VBox {
    /** Round trips in one home take less, in milliseconds; etcd asks for less than the second. */
    private static final double QUICK = 3;
    private static final double SLOW = 10;

    private final Texts texts;

    /** How a link fares, the best first; each is a CSS class {@code h-heat-<id>} and a word {@code link.<id>}. */
    enum Heat {
        GOOD,
        FAIR,
        POOR,
        SHUT,
        UNKNOWN;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Heat of(Link link) {
            if (!link.shut().isEmpty() || link.lostPercent().filter(lost -> lost == 100).isPresent()) {
                return SHUT;
            } else if (link.rttMillis().isEmpty() && link.open().isEmpty()) {
                return UNKNOWN;
            } else if (!link.whole() || link.lostPercent().filter(lost -> lost > 0).isPresent() || link.rttMillis().filter(rtt -> rtt > SLOW).isPresent()) {
                return POOR;
            }
            return link.rttMillis().filter(rtt -> rtt > QUICK).isPresent() ? FAIR : GOOD;
        }
    }

    LinkMap(List<Link> links, Texts texts) {
        this.texts = texts;
        setSpacing(6);
        setId("link-map");
        getStyleClass().add("h-matrix");
        GridPane grid = new GridPane(6, 6);
        List<String> nodes = links.stream().map(Link::from).distinct().toList();
        grid.add(Words.line(texts.get("link.from-to"), "h-small", "h-muted"), 0, 0);
        for (int at = 0; at < nodes.size(); at++) {
            grid.add(Words.line(nodes.get(at), "h-small", "h-strong"), at + 1, 0);
            grid.add(Words.line(nodes.get(at), "h-small", "h-strong"), 0, at + 1);
        }
        links.forEach(link -> grid.add(cell(link), nodes.indexOf(link.to()) + 1, nodes.indexOf(link.from()) + 1));
        getChildren().addAll(Words.line(texts.get("link.title"), "h-medium"), grid);
    }

    private VBox cell(Link link) {
        Heat heat = Heat.of(link);
        Label first = Words.line(link.rttMillis().map(rtt -> texts.get("link.rtt", Map.of("rtt", String.format(Locale.ROOT, "%.1f", rtt), "lost",
                link.lostPercent().map(String::valueOf).orElse("?")))).orElse(texts.get("link." + heat.id())), "h-small", "h-mono");
        int all = link.open().size() + link.shut().size();
        Label second = Words.line(all == 0 ? "" : texts.get("link.ports", Map.of("open", String.valueOf(link.open().size()), "all", String.valueOf(all),
                "mtu", link.mtu().map(mtu -> link.whole() ? String.valueOf(mtu) : "< " + mtu).orElse("?"))), "h-small", "h-mono");
        VBox cell = new VBox(0, first, second);
        cell.getStyleClass().addAll("h-heat", "h-heat-" + heat.id());
        String shut = link.shut().isEmpty() ? "" : texts.get("link.closed", Map.of("ports", String.join(", ", link.shut())));
        String said = texts.get("link.said", Map.of("from", link.from(), "to", link.to(), "word", texts.get("link." + heat.id()), "first", first.getText(), "second", second.getText(), "shut", shut)).strip();
        cell.setAccessibleText(said);
        Tooltip.install(cell, new Tooltip(said));
        return cell;
    }
}
