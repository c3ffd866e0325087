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
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which addresses collide, with both owners; and what to enter at the router. */
final class ConflictsCard extends VBox {
    /** So many machines are named. */
    private static final int MOST = 4;

    private final NetworkViewModel model;
    private final Texts texts;
    private final OwnerWords words;
    private final VBox rows = new VBox(8);

    ConflictsCard(NetworkViewModel model, OwnerWords words, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = words;
        rows.setId("conflicts");
        Card card = new Card(Icon.SHIELD, texts.get("network.check.title"), rows);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.claimsProperty().addListener((all, was, is) -> show());
        model.noRoom().addListener((all, was, is) -> show());
        model.look().busyProperty().addListener((all, was, is) -> show());
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
        model.look().busyProperty().get().forEach(some -> rows.getChildren().add(busy(some)));
        boolean busy = model.look().busyProperty().get().stream().anyMatch(some -> !some.mine());
        if (conflicts.isEmpty() && model.plan().isPresent() && !busy) {
            rows.getChildren().add(row(Icon.OK, "h-done", texts.get("network.no-conflicts")));
        } else if (conflicts.isEmpty() && model.plan().isEmpty()) {
            rows.getChildren().add(row(Icon.PENDING, "h-muted", texts.get("network.incomplete")));
        }
        recipe().ifPresent(recipe -> rows.getChildren().add(row(Icon.INFO, "h-running", recipe)));
    }

    /** Somebody answers at a planned address; it may be a machine of the user's that will be gone. */
    private Node busy(LookViewModel.Busy some) {
        String id = "busy-" + some.owner().kind().id();
        CheckBox mine = new CheckBox(texts.get("network.busy.mine"));
        mine.setId(id);
        mine.setSelected(some.mine());
        String said = texts.get("network.busy", Map.of("owner", words.kind(some.owner()), "found",
                some.by().stream().limit(MOST).map(one -> one.address() + " (" + words.seen(one) + ")").collect(Collectors.joining(", ")) + (some.by().size() > MOST ? ", …" : "")));
        mine.setAccessibleText(said + " " + mine.getText());
        mine.setOnAction(event -> {
            model.look().mine(some, mine.isSelected());
            // The rows were made anew.
            Optional.ofNullable(lookup("#" + id)).ifPresent(Node::requestFocus);
        });
        return new VBox(4, row(some.mine() ? Icon.INFO : Icon.WARNING, some.mine() ? "h-running" : "h-warn", said), indented(mine));
    }

    private static Node indented(Node node) {
        HBox box = new HBox(node);
        box.getStyleClass().add("h-finding-detail");
        return box;
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
