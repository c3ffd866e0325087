// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Shows fingerprints to compare with the machines' own, over the page, which waits behind it. */
final class HostKeyDialog extends StackPane {
    private final Texts texts;
    private final Button refuse;
    private final List<Node> stops = new ArrayList<>();

    HostKeyDialog(TrustQuestion question, Texts texts) {
        this.texts = texts;
        getStyleClass().add("h-veil");
        setId("host-key-dialog");
        VBox keys = new VBox(10);
        question.keys().forEach(key -> keys.getChildren().add(row(key)));
        Button trust = Buttons.of("host-key-trust", Icon.CHECK, texts.get("host-key.trust"), () -> question.answer().accept(true), Styles.ACCENT);
        refuse = Buttons.of("host-key-refuse", Icon.CANCELLED, texts.get("host-key.refuse"), () -> question.answer().accept(false));
        stops.addAll(List.of(refuse, trust));
        HBox buttons = new HBox(8, Words.gap(), refuse, trust);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(Icon.KEY, texts.get(question.words() + (question.keys().size() == 1 ? ".title.one" : ".title")),
                Words.of(texts.get(question.words() + ".explain")), keys, Words.of(texts.get(question.words() + ".how"), "h-muted", "h-small"), buttons);
        card.setSpacing(14);
        card.getStyleClass().add("h-dialog");
        card.setMaxSize(680, USE_PREF_SIZE);
        getChildren().add(card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::stay);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                question.answer().accept(false);
            } else if (event.getCode() == KeyCode.ENTER) {
                // Not the footer's main button, which is behind this.
                event.consume();
            }
        });
    }

    /** Tab goes round in here: nothing outside can be done before the answer. */
    private void stay(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            event.consume();
            int at = stops.indexOf(getScene().getFocusOwner());
            int next = at < 0 ? 0 : Math.floorMod(at + (event.isShiftDown() ? -1 : 1), stops.size());
            stops.get(next).requestFocus();
        }
    }

    /** The careful answer has the focus. */
    void focusFirst() {
        refuse.requestFocus();
    }

    private VBox row(UnknownKey unknown) {
        String name = unknown.node().isEmpty() ? texts.get("host-key.jump") : unknown.node();
        TextField fingerprint = new TextField(unknown.key().fingerprint());
        fingerprint.setEditable(false);
        fingerprint.setId("fingerprint-" + (unknown.node().isEmpty() ? "jump" : unknown.node()));
        fingerprint.getStyleClass().add("h-mono");
        stops.add(fingerprint);
        fingerprint.setAccessibleText(texts.get("host-key.fingerprint", Map.of("node", name,
                "host", unknown.access().host(), "type", unknown.key().type())));
        HBox head = new HBox(8, Icon.NODE.picture("h-accent"), Words.line(name, "h-strong"),
                Words.line(unknown.access().destination(), "h-mono", "h-small", "h-muted"), Words.gap(),
                Words.line(unknown.key().type(), "h-mono", "h-small", "h-muted"));
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(5, head, fingerprint);
    }
}
