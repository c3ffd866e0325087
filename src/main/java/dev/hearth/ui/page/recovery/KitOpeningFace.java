// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.text.Texts;
import dev.hearth.ui.arrival.Face;
import dev.hearth.ui.arrival.Way;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.DialogField;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.recovery.KitOpeningViewModel.Found;
import dev.hearth.ui.wizard.Desktop;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which kit, and its passphrase; then what is in it. */
public final class KitOpeningFace implements Face {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final KitOpeningViewModel model;
    private final Texts texts;
    private final TextField file = new TextField();
    private final VBox where;

    public KitOpeningFace(KitOpeningViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        Button choose = Buttons.of("kit-opening-choose", Icon.OPEN, texts.get("input.choose"),
                () -> desktop.open(texts.get("kit-opening.file")).ifPresent(path -> model.fileProperty().set(path.toString())));
        HBox row = DialogField.of("kit-opening-file", file, texts.get("kit-opening.file"), model.fileProperty(), model::ask);
        row.getChildren().add(choose);
        where = new VBox(10, Words.of(texts.get("kit-opening.what")), row,
                DialogField.of("kit-opening-passphrase", new PasswordField(), texts.get("kit-opening.passphrase"), model.passphraseProperty(), model::ask));
    }

    @Override
    public String words() {
        return "kit-opening";
    }

    @Override
    public Icon icon() {
        return Icon.KIT;
    }

    @Override
    public double height() {
        return 150;
    }

    @Override
    public Region where() {
        return where;
    }

    @Override
    public javafx.scene.Node first() {
        return file;
    }

    @Override
    public Optional<Region> found() {
        return model.lookProperty().getValue().answer().map(this::found);
    }

    private Region found(Found found) {
        String nodes = found.draft().nodes().stream().map(Node::name).collect(Collectors.joining(", "));
        VBox lines = new VBox(10,
                new Fact(Icon.CLUSTER, "h-accent", texts.get("kit-opening.made", Map.of("name", found.draft().name(), "age", Age.of(found.made(), model.context().clock().instant(), texts), "made", TIME.format(found.made()))), "h-strong"),
                new Fact(Icon.NODES, "h-accent", texts.get("kit-opening.nodes", Map.of("nodes", nodes))),
                new Fact(Icon.LIST, "h-accent", texts.get("kit-opening.files", Map.of("files", String.join(", ", found.files())))));
        if (found.spec().isEmpty()) {
            lines.getChildren().add(new Fact(Icon.NOT_CHECKED, "h-warn", texts.get("kit-opening.questions")));
        }
        found.questions().forEach(problem -> lines.getChildren().add(new ProblemRow(problem, texts)));
        return lines;
    }

    @Override
    public Way way() {
        return model;
    }
}
