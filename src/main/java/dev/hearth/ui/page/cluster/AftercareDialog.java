// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.changes.ChangeRows;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.DialogField;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks back before something is done to the cluster: what it does, what it leaves, and the name where it cannot be undone. */
final class AftercareDialog {
    /** Of the list of changes, in pixels. */
    private static final double LIST = 260;
    private static final Set<Errand> DANGEROUS = EnumSet.of(Errand.REMOVAL, Errand.UNINSTALL, Errand.RESTORE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final AftercareViewModel model;
    private final Desktop desktop;
    private final Texts texts;
    private final ClusterSpec spec;

    private AftercareDialog(AftercareViewModel model, Desktop desktop, ClusterSpec spec) {
        this.model = model;
        this.desktop = desktop;
        this.texts = model.texts();
        this.spec = spec;
    }

    static Dialog of(Errand errand, AftercareViewModel model, Desktop desktop, ClusterSpec spec) {
        return new AftercareDialog(model, desktop, spec).dialog(errand);
    }

    private Dialog dialog(Errand errand) {
        Button cancel = Buttons.of("aftercare-cancel", Icon.CANCELLED, texts.get("aftercare.cancel"), model::cancel);
        Button yes = Buttons.of("aftercare-go", icon(errand), texts.get("aftercare." + errand.id() + ".go"), model::go,
                DANGEROUS.contains(errand) ? Styles.DANGER : Styles.ACCENT);
        yes.disableProperty().bind(model.readyProperty().map(ready -> !ready));
        HBox buttons = new HBox(8, Words.gap(), cancel, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox objections = new VBox(8);
        objections.setId("aftercare-objections");
        model.objectionsProperty().subscribe(found -> objections.getChildren().setAll(found.stream().map(problem -> new ProblemRow(problem, texts)).toList()));
        List<Node> parts = new ArrayList<>(List.of(Words.of(texts.get("aftercare." + errand.id() + ".what", values(errand)))));
        parts.addAll(parts(errand));
        parts.addAll(List.of(objections, buttons));
        Card card = new Card(icon(errand), texts.get("aftercare." + errand.id()).replace("_", ""), parts.toArray(Node[]::new));
        card.setSpacing(14);
        return new Dialog("aftercare-dialog", card, cancel, model::cancel);
    }

    static Icon icon(Errand errand) {
        return switch (errand) {
            case REPAIR, BUILD -> Icon.SPANNER;
            case UPGRADE -> Icon.UPGRADE;
            case GROWTH -> Icon.ADD;
            case REMOVAL -> Icon.LEAVING;
            case UNINSTALL -> Icon.REMOVE;
            case DRILL -> Icon.SYNC;
            case RESTORE -> Icon.STALE;
            case SNAPSHOT -> Icon.SNAPSHOT;
            case KIT_CHECK -> Icon.KIT;
        };
    }

    /** What the words of the errand name. */
    private Map<String, String> values(Errand errand) {
        Map<String, String> values = new HashMap<>(Map.of("name", spec.name(), "vip", spec.addresses().vip().toString()));
        if (errand == Errand.RESTORE) {
            model.snapshot().ifPresent(chosen -> values.putAll(Map.of("snapshot", chosen.name(), "node", chosen.node(),
                    "made", TIME.format(chosen.made()), "age", Age.of(chosen.made(), model.cluster().now(), texts))));
        } else if (errand == Errand.UPGRADE) {
            model.patchProperty().getValue().ifPresent(patch -> values.putAll(Map.of("from", String.join(", ", patch.running()), "to", patch.planned().toString())));
        }
        return values;
    }

    private List<Node> parts(Errand errand) {
        return switch (errand) {
            case REPAIR -> List.of(changes());
            case KIT_CHECK -> List.of(kit(), field("aftercare-passphrase", new PasswordField(), "aftercare.kit-check.passphrase", model.passphraseProperty()));
            case REMOVAL -> List.of(node(), quorum(), confirmation("aftercare.removal.confirm"));
            case UNINSTALL -> List.of(Words.of(texts.get("aftercare.uninstall.stays", Map.of("name", spec.name())), "h-muted", "h-small"), confirmation("aftercare.uninstall.confirm"));
            case SNAPSHOT -> List.of(new SnapshotsPane(model));
            case RESTORE -> List.of(confirmation("aftercare.restore.confirm"));
            case UPGRADE -> List.of(older());
            case DRILL, BUILD, GROWTH -> List.of();
        };
    }

    private Node changes() {
        VBox rows = new VBox(14);
        model.cluster().outlookProperty().getValue().ifPresent(seen -> rows.getChildren().setAll(new ChangeRows(seen.prepared().plan(), texts).of(model.cluster().dryProperty().getValue())));
        ScrollPane scroll = new Scroll(rows);
        scroll.setId("aftercare-changes");
        scroll.setAccessibleText(texts.get("review.changes.title"));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setMaxHeight(LIST);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        return scroll;
    }

    /** Who runs what now. */
    private Node older() {
        VBox rows = new VBox(6);
        rows.setId("aftercare-versions");
        model.patchProperty().getValue().ifPresent(patch -> patch.members().forEach(member -> rows.getChildren().add(new Fact(Icon.NODE, "h-accent",
                texts.get("aftercare.upgrade.node", Map.of("node", member.name(), "from", member.version(), "to", patch.planned().toString())), "h-small"))));
        return rows;
    }

    private Node kit() {
        HBox row = field("aftercare-kit", new TextField(), "aftercare.kit-check.file", model.kitProperty());
        Button choose = Buttons.of("aftercare-kit-choose", Icon.OPEN, texts.get("input.choose"),
                () -> desktop.open(texts.get("aftercare.kit-check.file")).ifPresent(path -> model.kitProperty().set(path.toString())));
        row.getChildren().add(choose);
        return row;
    }

    private Node node() {
        ComboBox<String> choice = new ComboBox<>();
        choice.setId("aftercare-node");
        choice.setAccessibleText(texts.get("aftercare.removal.node"));
        choice.setPromptText(texts.get("aftercare.removal.node.none"));
        choice.getItems().setAll(spec.nodes().stream().map(NodeSpec::name).toList());
        choice.valueProperty().addListener((all, was, is) -> model.chosenProperty().set(is == null ? "" : is));
        return DialogField.row(texts.get("aftercare.removal.node"), choice);
    }

    /** What the servers can bear without the node, in numbers; and the tick, where that is less. */
    private Node quorum() {
        Label numbers = Words.of("", "h-small");
        numbers.setId("aftercare-quorum");
        CheckBox fewer = new CheckBox(texts.get("aftercare.removal.fewer"));
        fewer.setId("aftercare-fewer");
        fewer.setAccessibleText(fewer.getText());
        fewer.setWrapText(true);
        fewer.selectedProperty().bindBidirectional(model.fewerProperty());
        VBox box = new VBox(8, numbers, fewer);
        model.chosenProperty().subscribe(name -> {
            Optional<AftercareViewModel.Shrinking> quorum = model.shrinking();
            numbers.setText(quorum.map(some -> texts.get("aftercare.removal.quorum", Map.of("node", name, "servers", String.valueOf(some.before().servers()),
                    "before", String.valueOf(some.before().tolerated()), "left", String.valueOf(some.after().servers()), "after", String.valueOf(some.after().tolerated()),
                    "majority", String.valueOf(some.after().majority())))).orElse(""));
            numbers.setGraphic(model.weakens() ? Icon.WARNING.picture("h-warn") : Icon.INFO.picture("h-running"));
            numbers.setVisible(quorum.isPresent());
            numbers.setManaged(quorum.isPresent());
            fewer.setVisible(model.weakens());
            fewer.setManaged(model.weakens());
        });
        return box;
    }

    private Node confirmation(String key) {
        return field("aftercare-typed", new TextField(), key, model.typedProperty());
    }

    private HBox field(String id, TextField input, String key, StringProperty text) {
        return DialogField.of(id, input, texts.get(key), text, model::go);
    }
}
