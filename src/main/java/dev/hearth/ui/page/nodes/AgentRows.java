// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.DesktopSsh.AgentKey;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which keys the agent has, with their fingerprints; or that there is none, and what to do. */
final class AgentRows extends HBox {
    private final Texts texts;
    private final VBox rows = new VBox(3);

    AgentRows(String id, AgentKeys keys, Texts texts) {
        this.texts = texts;
        setId(id);
        rows.getStyleClass().add("h-agent-keys");
        HBox.setHgrow(rows, Priority.ALWAYS);
        getChildren().addAll(Words.line(texts.get("agent.keys"), "h-field-label"), rows);
        getStyleClass().add("h-field");
        managedProperty().bind(visibleProperty());
        visibleProperty().subscribe(shown -> {
            if (shown) {
                keys.look();
            }
        });
        keys.stateProperty().addListener((all, was, is) -> is.answer().ifPresent(this::show));
        keys.stateProperty().getValue().answer().ifPresent(this::show);
    }

    private void show(Optional<List<AgentKey>> keys) {
        if (keys.isEmpty() || keys.get().isEmpty()) {
            Label none = Words.of(texts.get(keys.isEmpty() ? "agent.none" : "agent.empty"), "h-small");
            none.setGraphic(Icon.WARNING.picture("h-warn"));
            rows.getChildren().setAll(none);
            return;
        }
        rows.getChildren().setAll(keys.get().stream().map(this::row).toList());
    }

    private VBox row(AgentKey key) {
        Label name = Words.line(texts.get("agent.key", Map.of("kind", key.kind().replaceFirst("^ssh-", ""), "comment", key.comment())), "h-small", "h-medium");
        Label fingerprint = Words.line(key.fingerprint(), "h-mono", "h-small", "h-muted");
        fingerprint.setTooltip(new Tooltip(key.fingerprint()));
        VBox row = new VBox(0, name, fingerprint);
        row.setAccessibleText(name.getText() + " " + key.fingerprint());
        return row;
    }
}
