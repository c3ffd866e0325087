// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.Conflict;
import dev.hearth.domain.net.ConflictCode;
import dev.hearth.domain.net.DhcpAdvice;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which addresses collide, with both owners; and what to enter at the router. */
final class ConflictsCard extends VBox {
    private final NetworkViewModel model;
    private final Texts texts;
    private final OwnerWords words;
    private final VBox rows = new VBox(8);

    ConflictsCard(NetworkViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = new OwnerWords(texts);
        rows.setId("conflicts");
        Card card = new Card(Icon.SHIELD, texts.get("network.check.title"), rows);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.claimsProperty().addListener((all, was, is) -> show());
        model.noRoom().addListener((all, was, is) -> show());
        show();
    }

    private void show() {
        List<Conflict> conflicts = model.conflicts().getValue();
        rows.getChildren().clear();
        if (model.noRoom().getValue()) {
            rows.getChildren().add(row(Icon.WARNING, "h-warn", texts.get("network.no-room")));
        }
        for (Conflict conflict : conflicts) {
            boolean blocks = conflict.code() != ConflictCode.POOL_TOO_SMALL;
            rows.getChildren().add(row(blocks ? Icon.ERROR : Icon.WARNING, blocks ? "h-failed" : "h-warn", words.conflict(conflict)));
        }
        if (conflicts.isEmpty() && model.plan().isPresent()) {
            rows.getChildren().add(row(Icon.OK, "h-done", texts.get("network.no-conflicts")));
        } else if (conflicts.isEmpty()) {
            rows.getChildren().add(row(Icon.PENDING, "h-muted", texts.get("network.incomplete")));
        }
        recipe().ifPresent(recipe -> rows.getChildren().add(row(Icon.INFO, "h-running", recipe)));
    }

    private Optional<String> recipe() {
        return model.plan().flatMap(DhcpAdvice::of).map(advice -> texts.get(advice.changes() ? "network.router.change" : "network.router.keep",
                Map.of("first", advice.enter().first().toString(), "last", advice.enter().last().toString())));
    }

    private static Node row(Icon icon, String style, String text) {
        var label = Words.of(text);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(10, icon.picture(style), label);
        row.setAlignment(Pos.TOP_LEFT);
        row.setAccessibleText(text);
        return row;
    }
}
