// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Whether the selected node is got into as all are, or in a way of its own; and that way. */
final class OwnSsh extends VBox {
    private final SshRows rows;
    private final ToggleButton defaults;
    private final ToggleButton own;

    OwnSsh(NodesViewModel model, Texts texts) {
        ToggleGroup group = new ToggleGroup();
        defaults = pill("defaults", Styles.LEFT_PILL, texts, group);
        own = pill("own", Styles.RIGHT_PILL, texts, group);
        choosing(defaults, false, model);
        choosing(own, true, model);
        HBox choice = new HBox(Words.line(texts.get("input.nodes.ssh"), "h-field-label"), new HBox(defaults, own));
        choice.getStyleClass().addAll("h-field", "h-choice");
        choice.setAlignment(Pos.CENTER_LEFT);
        rows = new SshRows("nodes.ssh", model, texts);
        rows.getStyleClass().add("h-own-ssh");
        rows.visibleProperty().bind(model.own());
        rows.managedProperty().bind(rows.visibleProperty());
        setSpacing(9);
        getChildren().addAll(choice, rows);
        model.own().addListener((all, was, is) -> mark(is));
        mark(model.own().getValue());
    }

    boolean focus(Field field) {
        return rows.isVisible() && rows.focus(field);
    }

    /** Arrow keys select without an action. */
    private void choosing(ToggleButton pill, boolean wanted, NodesViewModel model) {
        pill.selectedProperty().addListener((all, was, is) -> {
            if (is) {
                model.useOwn(wanted);
            }
        });
        pill.setOnAction(event -> mark(model.own().getValue()));
    }

    private void mark(boolean is) {
        (is ? own : defaults).setSelected(true);
    }

    private static ToggleButton pill(String choice, String style, Texts texts, ToggleGroup group) {
        ToggleButton button = new ToggleButton(texts.get("input.nodes.ssh." + choice));
        button.setId("nodes-ssh-" + choice);
        button.setAccessibleText(texts.get("input.nodes.ssh") + ": " + button.getText());
        button.setToggleGroup(group);
        button.getStyleClass().add(style);
        return button;
    }

}
