// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.ssh.SshHost;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.nodes.HostsViewModel.Candidate;
import dev.hearth.ui.page.nodes.HostsViewModel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Machines that may become nodes, with ticks; more can be pasted. */
final class HostsDialog {
    /** Of the list, in pixels. */
    private static final double LIST = 250;

    private final HostsViewModel model;
    private final Texts texts;
    private final VBox list = new VBox(6);
    private final Label unread = Words.of("", "h-small");
    private final Button take;

    private HostsDialog(HostsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.take = Buttons.of("hosts-take", Icon.ADD, "", model::take, Styles.ACCENT);
    }

    static Dialog of(HostsViewModel model, Texts texts) {
        return new HostsDialog(model, texts).dialog();
    }

    private Dialog dialog() {
        TextArea pasted = new TextArea();
        pasted.setId("hosts-pasted");
        pasted.setPromptText(texts.get("hosts.pasted.example"));
        pasted.setAccessibleText(texts.get("hosts.pasted"));
        pasted.setPrefRowCount(3);
        pasted.getStyleClass().add("h-mono");
        pasted.textProperty().bindBidirectional(model.pastedProperty());
        Label name = Words.of(texts.get("hosts.pasted"), "h-medium");
        name.setLabelFor(pasted);
        ScrollPane scroll = new Scroll(list);
        scroll.setId("hosts-list");
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(LIST);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        Button cancel = Buttons.of("hosts-cancel", Icon.CANCELLED, texts.get("aftercare.cancel"), model::close);
        HBox buttons = new HBox(8, Words.gap(), cancel, take);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        unread.visibleProperty().bind(unread.textProperty().isNotEmpty());
        unread.managedProperty().bind(unread.visibleProperty());
        unread.setGraphic(Icon.WARNING.picture("h-warn"));
        Card card = new Card(Icon.NODES, texts.get("hosts.title"), name, pasted, unread, scroll, buttons);
        card.setPrefWidth(640);
        model.candidatesProperty().subscribe(found -> show(found));
        model.chosenProperty().subscribe(chosen -> {
            take.setText(texts.get(chosen.size() == 1 ? "hosts.take.one" : "hosts.take", Map.of("count", String.valueOf(chosen.size()))));
            take.setDisable(chosen.isEmpty());
        });
        return new Dialog("hosts-dialog", card, pasted, model::close);
    }

    private void show(List<Candidate> found) {
        List<String> not = model.unread();
        unread.setText(not.isEmpty() ? "" : texts.get("hosts.unread", Map.of("lines", String.join(", ", not))));
        List<Node> rows = new ArrayList<>();
        for (Source source : Source.values()) {
            List<Candidate> some = found.stream().filter(candidate -> candidate.source() == source).toList();
            if (!some.isEmpty()) {
                rows.add(Words.of(texts.get("hosts.source." + source.name().toLowerCase(Locale.ROOT)), "h-medium"));
                some.forEach(candidate -> rows.add(tick(candidate)));
            }
        }
        model.problem().ifPresent(problem -> rows.add(new ProblemRow(problem, texts)));
        if (found.stream().noneMatch(candidate -> candidate.source() != Source.PASTED)) {
            rows.add(Words.of(texts.get("hosts.none"), "h-small", "h-muted"));
        }
        list.getChildren().setAll(rows);
    }

    private CheckBox tick(Candidate candidate) {
        SshHost host = candidate.host();
        String more = Stream.of(host.key().isEmpty() ? "" : texts.get("hosts.key", Map.of("key", host.key())), host.jump().isEmpty() ? "" : texts.get("hosts.jump", Map.of("jump", host.jump())),
                host.command() ? texts.get("hosts.command") : "", candidate.there() ? texts.get("hosts.there") : "").filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        CheckBox tick = new CheckBox(Stream.of(host.alias(), host.destination(), more).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("   ")));
        tick.setId("host-" + host.host().replace('.', '-'));
        tick.setMnemonicParsing(false);
        tick.setAccessibleText(tick.getText());
        tick.setSelected(model.chosenProperty().get().contains(host));
        tick.setDisable(candidate.there());
        tick.selectedProperty().addListener((all, was, is) -> model.choose(host, is));
        return tick;
    }
}
