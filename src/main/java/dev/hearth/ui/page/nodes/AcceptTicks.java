// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.fx.Icon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Accepts what one check found: one tick for all nodes that it was found on, and one for each of them when they differ or
 * somebody asks. What is recorded is the same either way: one id for each node.
 */
final class AcceptTicks extends VBox {
    private final PreflightViewModel model;
    private final Texts texts;
    private final String title;
    private final Map<Finding, CheckBox> each = new LinkedHashMap<>();
    private final CheckBox all = new CheckBox();
    private final VBox rows = new VBox();
    private final Button perNode;
    private boolean open;

    /**
     * @param findings of one check, alike but for figures; never empty
     * @param ofAll whether no node is without them
     * @param title of the problem
     * @param who how a finding's place is called
     */
    AcceptTicks(List<Finding> findings, boolean ofAll, String title, PreflightViewModel model, Texts texts, Function<Finding, String> who) {
        this.model = model;
        this.texts = texts;
        this.title = title;
        String check = findings.getFirst().check().replace('.', '-');
        perNode = Buttons.of("accept-each-" + check, Icon.UNFOLD, "", this::unfold, Styles.FLAT, Styles.SMALL);
        perNode.setMinWidth(USE_PREF_SIZE);
        findings.forEach(finding -> each.put(finding, tick("accept-" + finding.id().replace('/', '-').replace('.', '-'),
                texts.get("preflight.accept", Map.of("node", who.apply(finding))))));
        each.forEach((finding, tick) -> tick.setOnAction(event -> accept(List.of(finding), tick.isSelected())));
        if (findings.size() == 1) {
            getChildren().addAll(each.values());
        } else {
            name(all, "accept-all-" + check, ofAll
                    ? texts.get("preflight.accept.all", Map.of("count", String.valueOf(findings.size())))
                    : texts.get("preflight.accept", Map.of("node", findings.stream().map(who).collect(Collectors.joining(", ")))));
            all.setWrapText(true);
            all.setOnAction(event -> accept(findings, all.isSelected()));
            HBox row = new HBox(6, all, perNode);
            row.setAlignment(Pos.CENTER_LEFT);
            rows.getStyleClass().add("h-accept-each");
            getChildren().addAll(row, rows);
        }
        show();
    }

    private CheckBox tick(String id, String text) {
        CheckBox tick = new CheckBox();
        name(tick, id, text);
        return tick;
    }

    private void name(CheckBox tick, String id, String text) {
        tick.setId(id);
        tick.setText(text);
        tick.setAccessibleText(text + ": " + title);
    }

    private void accept(List<Finding> findings, boolean yes) {
        model.accept(findings, yes);
        show();
    }

    private void unfold() {
        open = !open;
        show();
    }

    private void show() {
        each.forEach((finding, tick) -> tick.setSelected(model.accepted(finding)));
        long accepted = each.keySet().stream().filter(model::accepted).count();
        boolean differ = accepted > 0 && accepted < each.size();
        // Once they differed they stay: the tick that has the focus is one of them.
        open |= differ;
        all.setSelected(accepted == each.size());
        all.setIndeterminate(differ);
        perNode.setVisible(!differ);
        perNode.setManaged(!differ);
        perNode.setText(texts.get(open ? "preflight.accept.together" : "preflight.accept.each"));
        perNode.setGraphic((open ? Icon.FOLD : Icon.UNFOLD).picture());
        perNode.setAccessibleText(perNode.getText() + ": " + title);
        if (each.size() > 1) {
            rows.getChildren().setAll(open ? new ArrayList<>(each.values()) : List.of());
        }
    }
}
