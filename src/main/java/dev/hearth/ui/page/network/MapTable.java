// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import dev.hearth.text.Texts;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The map for whoever reads rather than sees: addresses that follow each other and are alike, a row each. */
final class MapTable extends TableView<AddressMap.Run> {
    private final Texts texts;
    private final OwnerWords words;
    private @Nullable AddressMap map;
    private Set<Ipv4> seen = Set.of();

    MapTable(Texts texts, OwnerWords words) {
        this.texts = texts;
        this.words = words;
        setId("map-table");
        setAccessibleText(texts.get("map.table"));
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        setPlaceholder(new Label(texts.get("map.none")));
        column("first", 118, "h-mono", run -> address(run.start()));
        column("last", 118, "h-mono", run -> address(run.start() + run.length() - 1));
        column("count", 62, "h-mono", run -> String.valueOf(run.length()));
        column("owner", 112, "h-medium", this::owners);
        column("name", 60, "", run -> run.owner().filter(owner -> owner.kind() != Owner.Kind.DNS).map(Owner::name).orElse(""));
        column("state", 110, "", this::state);
    }

    /** @param answering who was seen */
    void show(AddressMap shown, Set<Ipv4> answering) {
        map = shown;
        seen = answering;
        if (!getItems().equals(shown.runs())) {
            getItems().setAll(shown.runs());
        }
        // A row may read as before and have other owners.
        refresh();
    }

    private String address(int cell) {
        return map == null ? "" : map.address(cell).toString();
    }

    private String state(AddressMap.Run run) {
        String state = texts.get(run.conflict() ? "map.state.conflict" : run.owner().isPresent() ? "map.state.taken" : "map.state.free");
        long answer = map == null ? 0 : seen.stream().flatMap(address -> map.cell(address).stream()).filter(cell -> run.start() <= cell && cell < run.start() + run.length()).count();
        return answer == 0 ? state : texts.get("map.state.answers", Map.of("state", state, "count", String.valueOf(answer)));
    }

    /** All that are in each other's way, or the one that it is. */
    private String owners(AddressMap.Run run) {
        if (run.conflict() && map != null) {
            return map.owners(run.start()).stream().map(words::kind).collect(Collectors.joining(", "));
        }
        return run.owner().map(words::kind).orElse(texts.get("map.free"));
    }

    private void column(String key, double width, String style, Function<AddressMap.Run, String> text) {
        TableColumn<AddressMap.Run, String> column = new TableColumn<>(texts.get("map.table." + key));
        column.setId("map-table-" + key);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        column.setCellFactory(all -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
            }
        });
        getColumns().add(column);
    }
}
