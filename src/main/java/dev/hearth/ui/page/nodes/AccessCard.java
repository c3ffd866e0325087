// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.SecretRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** How Hearth gets into all nodes: user, port, way to log in, sudo. Passwords go to the secret store, never the draft. */
final class AccessCard extends VBox {
    private final List<TextRow> rows;

    AccessCard(NodesViewModel model, Texts texts) {
        TextRow user = row(model, texts, "ssh.user");
        TextRow port = row(model, texts, "ssh.port");
        TextRow key = row(model, texts, "ssh.key");
        rows = List.of(user, port, key);
        ObservableValue<String> login = model.field("ssh.login").textProperty();
        SecretRow passphrase = new SecretRow("ssh.passphrase", texts, text -> model.secrets().type(Secrets.Kind.PASSPHRASE, text));
        SecretRow password = new SecretRow("ssh.password", texts, text -> model.secrets().type(Secrets.Kind.PASSWORD, text));
        SecretRow sudo = new SecretRow("ssh.sudo-password", texts, text -> model.secrets().type(Secrets.Kind.SUDO, text));
        ObservableValue<Boolean> byKey = login.map(text -> text.isEmpty() || text.equals("key"));
        key.visibleProperty().bind(byKey);
        key.managedProperty().bind(key.visibleProperty());
        passphrase.visibleProperty().bind(byKey);
        password.visibleProperty().bind(login.map("password"::equals));
        sudo.visibleProperty().bind(model.field("ssh.sudo").textProperty().map(text -> !text.equals("none")));
        Card card = new Card(Icon.LOCK, texts.get("nodes.ssh.title"), user, port,
                new ChoiceRow(model.field("ssh.login"), "ssh.login", texts, "key", "agent", "password"), key, passphrase, password,
                new ChoiceRow(model.field("ssh.sudo"), "ssh.sudo", texts, "password", "none"), sudo);
        card.setSpacing(9);
        getChildren().add(card);
    }

    private static TextRow row(NodesViewModel model, Texts texts, String key) {
        return new TextRow(model.field(key), key, texts, "h-mono").compact();
    }

    boolean focus(Field field) {
        for (TextRow row : rows) {
            if (row.model().field().equals(field)) {
                row.input().requestFocus();
                return true;
            }
        }
        return false;
    }
}
