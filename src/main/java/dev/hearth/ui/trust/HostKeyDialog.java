// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Shows fingerprints to compare with the machines' own, over the page, which waits behind it. */
final class HostKeyDialog {
    private final Texts texts;

    private HostKeyDialog(Texts texts) {
        this.texts = texts;
    }

    /** The careful answer has the focus. */
    static Dialog of(TrustQuestion question, Texts texts) {
        return new HostKeyDialog(texts).dialog(question);
    }

    private Dialog dialog(TrustQuestion question) {
        VBox keys = new VBox(10);
        question.keys().forEach(key -> keys.getChildren().add(row(key)));
        Button trust = Buttons.of("host-key-trust", Icon.CHECK, texts.get("host-key.trust"), () -> question.answer().accept(true), Styles.ACCENT);
        Button refuse = Buttons.of("host-key-refuse", Icon.CANCELLED, texts.get("host-key.refuse"), () -> question.answer().accept(false));
        HBox buttons = new HBox(8, Words.gap(), refuse, trust);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(Icon.KEY, texts.get(question.words() + (question.keys().size() == 1 ? ".title.one" : ".title")),
                Words.of(texts.get(question.words() + ".explain")), keys, Words.of(texts.get(question.words() + ".how"), "h-muted", "h-small"), buttons);
        card.setSpacing(14);
        return new Dialog("host-key-dialog", card, refuse, () -> question.answer().accept(false));
    }

    private VBox row(UnknownKey unknown) {
        String name = unknown.node().isEmpty() ? texts.get("host-key.jump") : unknown.node();
        TextField fingerprint = new TextField(unknown.key().fingerprint());
        fingerprint.setEditable(false);
        fingerprint.setId("fingerprint-" + (unknown.node().isEmpty() ? "jump" : unknown.node()));
        fingerprint.getStyleClass().add("h-mono");
        fingerprint.setAccessibleText(texts.get("host-key.fingerprint", Map.of("node", name,
                "host", unknown.access().host(), "type", unknown.key().type())));
        HBox head = new HBox(8, Icon.NODE.picture("h-accent"), Words.line(name, "h-strong"),
                Words.line(unknown.access().destination(), "h-mono", "h-small", "h-muted"), Words.gap(),
                Words.line(unknown.key().type(), "h-mono", "h-small", "h-muted"));
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(5, head, fingerprint);
    }
}
