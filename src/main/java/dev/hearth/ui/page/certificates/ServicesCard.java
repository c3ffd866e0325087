// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.certificates.ServicesViewModel.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Things on the LAN that are no pods, as a NAS: a row each. */
final class ServicesCard extends VBox {
    private static final double ADDRESS = 132;
    private static final double PORT = 76;
    private final ServicesViewModel model;
    private final Texts texts;
    private final VBox table = new VBox(6);
    private final List<TextRow> inputs = new ArrayList<>();
    private final Button add;

    ServicesCard(ServicesViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        add = Buttons.of("add-service", Icon.ADD, texts.get("services.add"), this::add);
        Card card = new Card(Icon.NODE, texts.get("services.title"), Words.of(texts.get("services.text"), "h-muted", "h-small"), table).withTools(add);
        card.setSpacing(8);
        getChildren().add(card);
        model.count().subscribe(this::show);
    }

    boolean focus(Field field) {
        for (TextRow input : inputs) {
            if (input.model().field().equals(field)) {
                input.input().requestFocus();
                return true;
            }
        }
        return false;
    }

    private void add() {
        model.add();
        inputs.get(inputs.size() - 3).input().requestFocus();
    }

    private void remove(int index) {
        model.remove(index);
        add.requestFocus();
    }

    private void show(int count) {
        inputs.clear();
        table.getChildren().clear();
        for (int index = 0; index < count; index++) {
            table.getChildren().add(row(index, model.row(index)));
        }
        table.setManaged(count > 0);
    }

    private Node row(int index, Row row) {
        TextRow name = input(row.name(), "services.name", index);
        HBox.setHgrow(name, Priority.ALWAYS);
        TextRow address = input(row.address(), "services.address", index);
        address.setPrefWidth(ADDRESS);
        address.setMinWidth(ADDRESS);
        TextRow port = input(row.port(), "services.port", index);
        port.setPrefWidth(PORT);
        port.setMinWidth(PORT);
        CheckBox tls = new CheckBox(texts.get("services.https"));
        tls.setId("services-scheme-" + index);
        tls.setAccessibleText(texts.get("services.https.of", Map.of("number", String.valueOf(index + 1))));
        tls.setMinWidth(USE_PREF_SIZE);
        tls.setSelected(row.scheme().textProperty().get().equals("https"));
        tls.setOnAction(event -> row.scheme().textProperty().set(tls.isSelected() ? "https" : "http"));
        Button remove = Buttons.of("remove-service-" + index, Icon.REMOVE, "", () -> remove(index), Styles.FLAT, Styles.BUTTON_ICON);
        remove.setAccessibleText(texts.get("services.remove", Map.of("number", String.valueOf(index + 1))));
        HBox all = new HBox(8, name, address, port, tls, remove);
        all.setAlignment(Pos.CENTER_LEFT);
        return all;
    }

    private TextRow input(FieldModel field, String key, int index) {
        TextRow input = new TextRow(field, key, texts, "h-mono").bare();
        input.input().setId(key.replace('.', '-') + "-" + index);
        inputs.add(input);
        return input;
    }
}
