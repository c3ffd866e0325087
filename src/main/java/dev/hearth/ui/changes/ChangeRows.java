// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.changes;

import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Plan;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Fonts;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.Ruler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Changes in verbs, by place and component. */
public final class ChangeRows {
    /** Of the style class h-small, in pixels. */
    private static final double SMALL = 12;

    private final Texts texts;
    private final double width;

    /** @param plan whose components stand in one column */
    public ChangeRows(Plan plan, Texts texts) {
        this.texts = texts;
        this.width = Ruler.widest(plan.steps().stream().map(step -> component(step.info().component())).distinct().toList(), Fonts.TEXT, SMALL);
    }

    /** One for each place. */
    public List<Node> of(Dry dry) {
        return dry.changes().entrySet().stream().map(each -> place(each.getKey(), each.getValue())).toList();
    }

    private String component(String component) {
        return texts.has("component." + component) ? texts.get("component." + component) : component;
    }

    private Node place(String place, Map<String, List<Change>> byComponent) {
        boolean known = texts.has("place." + place);
        Label name = Words.line(known ? texts.get("place." + place) : place, "h-strong");
        HBox head = new HBox(8, (place.equals("desktop") ? Icon.COMPUTER : known ? Icon.CLUSTER : Icon.NODE).picture("h-accent"), name);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox rows = new VBox(4, head);
        byComponent.forEach((component, changes) -> {
            Label left = Words.line(component(component), "h-small", "h-muted", "h-component");
            left.setMinWidth(width);
            left.setPrefWidth(width);
            VBox verbs = new VBox(3);
            changes.forEach(change -> verbs.getChildren().add(verb(change)));
            HBox.setHgrow(verbs, Priority.ALWAYS);
            HBox row = new HBox(12, left, verbs);
            row.getStyleClass().add("h-change-row");
            rows.getChildren().add(row);
        });
        return rows;
    }

    private Node verb(Change change) {
        String word = texts.get("verb." + change.verb().name().toLowerCase(Locale.ROOT));
        Label verb = Words.line(word, "h-medium", "h-verb", change.verb() == Change.Verb.REMOVE ? "h-failed" : "h-accent");
        Label subject = Words.of(change.subject(), "h-mono", "h-small", "h-subject");
        HBox.setHgrow(subject, Priority.ALWAYS);
        HBox row = new HBox(10, verb, subject);
        row.setAlignment(Pos.TOP_LEFT);
        row.setAccessibleText(word + " " + change.subject());
        return row;
    }
}
