// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Columns;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.UndoButtons;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Addresses as fields at the left and as a map at the right. */
public final class NetworkPage implements Page {
    private static final List<String> KEYS =
            List.of("name", "network.subnet", "network.gateway", "network.dns", "network.dhcp", "network.vip", "network.pool", "network.traefik", "network.api-name");

    /** Form and map side by side, in pixels. */
    private static final double BOTH = 740;

    private final NetworkViewModel model;
    private final List<TextRow> rows = new ArrayList<>();
    private final LookLine looking;
    private final Node view;

    public NetworkPage(NetworkViewModel model, Texts texts, InstantSource clock) {
        this.model = model;
        Card form = new Card(Icon.CLUSTER, texts.get("network.form.title"))
                .withTools(Buttons.of("propose", Icon.PROPOSE, texts.get("network.propose"), model::propose));
        form.setSpacing(7);
        for (String key : KEYS) {
            TextRow row = new TextRow(model.field(key), key, texts, key.equals("name") ? "h-name" : "h-mono");
            rows.add(row);
            form.getChildren().add(row);
        }
        // As high as its fields, however long the other side is.
        VBox left = new VBox(form);
        left.setPrefWidth(424);
        left.setMinWidth(384);
        UndoButtons undo = new UndoButtons("network", model.history(), texts);
        OwnerWords words = new OwnerWords(texts, () -> model.look().seen().getValue(), clock);
        looking = new LookLine(model.look(), texts, clock);
        MapCard map = new MapCard(model, words, undo, looking, texts);
        ConflictsCard conflicts = new ConflictsCard(model, words, texts);
        VBox right = new VBox(16, map, conflicts, new RouterCard(model, texts));
        right.setPrefWidth(576);
        VBox.setVgrow(map, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        view = PageScroll.around(new Columns(left, right, BOTH));
        view.setId("network-scroll");
        undo.listen(view);
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        looking.tick();
        return view;
    }

    @Override
    public void focus(Field field) {
        rows.stream().filter(row -> row.model().field().equals(field)).findFirst().ifPresent(row -> row.input().requestFocus());
    }

    @Override
    public void focusFirst() {
        rows.getFirst().input().requestFocus();
    }
}
