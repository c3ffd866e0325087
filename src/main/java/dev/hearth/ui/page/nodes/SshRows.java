// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.PathRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.wizard.Desktop;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** How to get into machines: of all, or of one over what holds for all. Passwords go to the secret store, never the draft. */
final class SshRows extends VBox {
    private final List<TextRow> rows;
    private final NodesViewModel model;
    private final boolean own;

    /** @param prefix {@code ssh} for all nodes, {@code nodes.ssh} for the one in the editor */
    SshRows(String prefix, NodesViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.own = !prefix.equals("ssh");
        TextRow user = text(prefix + ".user", texts, "user");
        TextRow port = text(prefix + ".port", texts, "port");
        PathRow path = new PathRow(model.field(prefix + ".key"), prefix + ".key", texts, () -> desktop.open(texts.get("nodes.key.choose"))).small();
        TextRow key = own ? path.row().over(otherwise("key")) : path.row();
        TextRow jump = text(prefix + ".jump", texts, "jump");
        TextRow passphrase = TextRow.secret(model.field(prefix + ".passphrase"), prefix + ".passphrase", texts);
        TextRow password = TextRow.secret(model.field(prefix + ".password"), prefix + ".password", texts);
        TextRow sudo = TextRow.secret(model.field(prefix + ".sudo-password"), prefix + ".sudo-password", texts);
        rows = List.of(user, port, key, passphrase, password, sudo, jump);
        ObservableValue<String> login = effective("login");
        ObservableValue<String> file = effective("key");
        ObservableValue<Set<String>> locked = model.lockedKeys();
        ObservableStringValue typed = passphrase.input().textProperty();
        BooleanBinding byKey = Bindings.createBooleanBinding(() -> login.getValue().isEmpty() || login.getValue().equals("key"), login);
        path.visibleProperty().bind(byKey);
        key.visibleProperty().bind(byKey);
        AgentRows agent = new AgentRows(prefix.replace('.', '-') + "-agent", model.agent(), texts);
        agent.visibleProperty().bind(Bindings.createBooleanBinding(() -> login.getValue().equals("agent"), login));
        // Asked for when the key has one, and to take away what was typed before.
        passphrase.visibleProperty().bind(byKey.and(Bindings.createBooleanBinding(
                () -> KeyFiles.locked(locked.getValue(), file.getValue()) || !typed.get().isEmpty(), locked, file, typed)));
        password.visibleProperty().bind(Bindings.createBooleanBinding(() -> login.getValue().equals("password"), login));
        ObservableValue<String> asks = effective("sudo");
        sudo.visibleProperty().bind(Bindings.createBooleanBinding(() -> !asks.getValue().equals("none"), asks));
        setSpacing(7);
        getChildren().addAll(user, port,
                new ChoiceRow(model.field(prefix + ".login"), otherwise("login"), prefix + ".login", texts, "key", "agent", "password"),
                path, agent, passphrase, password,
                new ChoiceRow(model.field(prefix + ".sudo"), otherwise("sudo"), prefix + ".sudo", texts, "password", "none"), sudo, jump);
    }

    boolean focus(Field field) {
        for (TextRow row : rows) {
            if (row.isVisible() && row.model().field().equals(field)) {
                row.input().requestFocus();
                return true;
            }
        }
        return false;
    }

    private TextRow text(String key, Texts texts, String part) {
        TextRow row = new TextRow(model.field(key), key, texts, "h-mono").compact();
        return own ? row.over(otherwise(part)) : row;
    }

    /** What holds while nothing is entered here. */
    private ObservableValue<String> otherwise(String part) {
        return own ? model.field("ssh." + part).textProperty() : new SimpleStringProperty("");
    }

    private ObservableValue<String> effective(String part) {
        ObservableValue<String> here = model.field((own ? "nodes.ssh." : "ssh.") + part).textProperty();
        ObservableValue<String> there = otherwise(part);
        return Bindings.createStringBinding(() -> Stream.of(here.getValue(), there.getValue()).filter(text -> !text.isBlank()).findFirst().orElse(""), here, there);
    }
}
