// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Pills;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.wizard.Desktop;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Whether the selected node is got into as all are, or in a way of its own; and that way. */
final class OwnSsh extends VBox {
    private final SshRows rows;

    OwnSsh(NodesViewModel model, Texts texts, Desktop desktop) {
        Pills pills = new Pills("nodes-ssh", texts.get("input.nodes.ssh"), List.of("defaults", "own"),
                List.of(texts.get("input.nodes.ssh.defaults"), texts.get("input.nodes.ssh.own")));
        pills.onChosen(at -> model.useOwn(at == 1));
        HBox choice = new HBox(Words.line(texts.get("input.nodes.ssh"), "h-field-label"), pills);
        choice.getStyleClass().addAll("h-field", "h-choice");
        choice.setAlignment(Pos.CENTER_LEFT);
        rows = new SshRows("nodes.ssh", model, texts, desktop);
        rows.getStyleClass().add("h-own-ssh");
        rows.visibleProperty().bind(model.own());
        rows.managedProperty().bind(rows.visibleProperty());
        setSpacing(9);
        getChildren().addAll(choice, rows);
        model.own().addListener((all, was, is) -> pills.choose(is ? 1 : 0));
        pills.choose(model.own().getValue() ? 1 : 0);
    }

    boolean focus(Field field) {
        return rows.isVisible() && rows.focus(field);
    }
}
