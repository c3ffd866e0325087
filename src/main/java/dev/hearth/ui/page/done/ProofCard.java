// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.done.Proof.Proven;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A table of what was proved: what, when, and what was found. */
final class ProofCard extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final Duration FRESH = Duration.ofHours(1);

    /** @param now what was proved more than an hour ago is told with its age */
    ProofCard(Proof proof, Texts texts, Instant now) {
        long proved = proof.proven().stream().filter(each -> each.seen().isPresent()).count();
        Label count = Words.line(texts.get("done.proof.count", Map.of("proved", Long.toString(proved), "all", Integer.toString(proof.proven().size()))), "h-muted", "h-small");
        count.setId("done-proved");
        count.setMinWidth(USE_PREF_SIZE);
        VBox rows = new VBox(8);
        rows.setId("done-proofs");
        proof.proven().forEach(each -> rows.getChildren().add(row(each, texts, now)));
        getChildren().add(new Card(Icon.SHIELD, texts.get("done.proof"), rows).withTools(count));
    }

    private static HBox row(Proven proven, Texts texts, Instant now) {
        boolean seen = proven.seen().isPresent();
        String title = texts.get("done.proof." + proven.claim().id());
        String found = proven.seen().map(Proof.Seen::evidence).orElseGet(() -> texts.get("done.unseen"));
        Label evidence = Words.of(found, seen ? "h-mono" : "h-muted", "h-small");
        evidence.setId("done-proof-" + proven.claim().id());
        VBox words = new VBox(1, Words.of(title, "h-medium", "h-small"), evidence);
        HBox.setHgrow(words, Priority.ALWAYS);
        String time = proven.seen().map(some -> some.at().isBefore(now.minus(FRESH)) ? Age.of(some.at(), now, texts) : TIME.format(some.at())).orElse("");
        Label at = Words.line(time, "h-muted", "h-mono", "h-small");
        at.setId("done-proof-" + proven.claim().id() + "-at");
        at.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(10, (seen ? Icon.OK : Icon.PENDING).picture(seen ? "h-done" : "h-waiting"), words, at);
        row.setAlignment(Pos.TOP_LEFT);
        row.setAccessibleText(title + ". " + found + " " + time);
        return row;
    }
}
