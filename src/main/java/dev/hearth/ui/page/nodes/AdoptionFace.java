// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.text.Texts;
import dev.hearth.ui.arrival.Face;
import dev.hearth.ui.arrival.Way;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.nodes.AdoptionViewModel.Found;
import dev.hearth.ui.wizard.Desktop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a cluster of other hands is and how to get in; then what was found there. */
public final class AdoptionFace implements Face {
    private final AdoptionViewModel model;
    private final Texts texts;
    private final VBox where = new VBox(9);
    private final TextRow name;

    public AdoptionFace(AdoptionViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        this.name = new TextRow(model.name(), "name", texts).compact();
        TextRow host = new TextRow(model.nodes().field("nodes.host"), "nodes.host", texts, "h-mono").compact();
        TextRow address = new TextRow(model.nodes().field("nodes.address"), "nodes.address", texts, "h-mono").compact();
        address.visibleProperty().bind(model.draft().draftProperty().map(draft -> named(draft.nodes().getFirst().host().strip())));
        where.getChildren().addAll(Words.of(texts.get("adoption.what")), name, kubeconfig(desktop), host, address, new SshRows("ssh", model.nodes(), texts, desktop));
    }

    /** Whoever has one need not know an address; the address that it leads to is seen and can be changed. */
    private HBox kubeconfig(Desktop desktop) {
        String label = texts.get("adoption.kubeconfig");
        Button choose = Buttons.of("adoption-kubeconfig", Icon.OPEN, texts.get("input.choose"), () -> desktop.open(texts.get("adoption.kubeconfig.choose")).ifPresent(model::kubeconfig));
        choose.setAccessibleText(label + ": " + choose.getText().replace("_", ""));
        VBox column = new VBox(6, choose);
        HBox.setHgrow(column, Priority.ALWAYS);
        model.serversProperty().subscribe(is -> column.getChildren().setAll(Stream.concat(Stream.of(choose), is.answer().stream().map(this::servers)).toList()));
        HBox row = new HBox(Words.line(label, "h-field-label"), column);
        row.getStyleClass().add("h-field");
        return row;
    }

    private javafx.scene.Node servers(List<Node> found) {
        return new Fact(Icon.NODES, "h-accent", texts.get("adoption.kubeconfig.found", Map.of("nodes", found.stream().map(AdoptionFace::name).collect(Collectors.joining(", ")))));
    }

    private static boolean named(String host) {
        return !host.isEmpty() && Ipv4.parse(host).isEmpty();
    }

    @Override
    public String words() {
        return "adoption";
    }

    @Override
    public Icon icon() {
        return Icon.ADOPT;
    }

    @Override
    public double height() {
        return 520;
    }

    @Override
    public Region where() {
        return where;
    }

    @Override
    public javafx.scene.Node first() {
        return name.input();
    }

    @Override
    public Optional<Region> found() {
        return model.lookProperty().getValue().answer().map(this::found);
    }

    private Region found(Found found) {
        ClusterDraft draft = found.adoption().draft();
        List<javafx.scene.Node> lines = new ArrayList<>();
        lines.add(new Fact(Icon.NODES, "h-accent", texts.get("adoption.servers", Map.of("nodes", names(draft, "server")))));
        if (draft.nodes().stream().anyMatch(node -> node.role().equals("agent"))) {
            lines.add(new Fact(Icon.NODE, "h-accent", texts.get("adoption.agents", Map.of("nodes", names(draft, "agent")))));
        }
        lines.add(new Fact(Icon.NETWORK, "h-accent", texts.get("adoption.network", Map.of("subnet", or(draft.network().subnet()), "gateway", or(draft.network().gateway()),
                "vip", or(draft.network().vip()), "pool", or(draft.network().pool())))));
        boolean whole = found.spec().isPresent();
        lines.add(new Fact(whole ? Icon.OK : Icon.NOT_CHECKED, whole ? "h-done" : "h-warn", texts.get(whole ? "adoption.whole" : "adoption.questions")));
        found.questions().forEach(problem -> lines.add(new ProblemRow(problem, texts)));
        lines.add(new Fact(Icon.UNTOUCHED, "h-accent", texts.get(found.adoption().stays().isEmpty() ? "adoption.stays.none" : "adoption.stays")));
        found.adoption().stays().forEach(fact -> lines.add(Words.of(fact, "h-mono", "h-small", "h-muted")));
        return new VBox(10, lines.toArray(javafx.scene.Node[]::new));
    }

    private String or(String found) {
        return found.isEmpty() ? texts.get("adoption.nothing") : found;
    }

    private static String names(ClusterDraft draft, String role) {
        return draft.nodes().stream().filter(node -> node.role().equals(role)).map(AdoptionFace::name).collect(Collectors.joining(", "));
    }

    private static String name(Node node) {
        return node.host().isEmpty() ? node.name() : node.name() + " (" + node.host() + ")";
    }

    @Override
    public Way way() {
        return model;
    }
}
