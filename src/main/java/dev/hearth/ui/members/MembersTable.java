// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.members;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.hearth.domain.cluster.Role;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The nodes and what the cluster says of them. */
final class MembersTable extends TableView<Member> {
    private static final double ROW = 28;
    private static final double HEADER = 34;

    MembersTable(String id, List<Member> members, Texts texts) {
        setId(id);
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE, "done-members");
        setAccessibleText(texts.get("members.title"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(ROW);
        show(members);
        getColumns().setAll(List.of(
                column(texts.get("members.name"), Member::name, false),
                column(texts.get("members.role"), member -> texts.get(member.role() == Role.SERVER ? "members.role.server" : "members.role.agent"), false),
                column(texts.get("members.address"), Member::address, false),
                column(texts.get("members.ready"), member -> word(member.ready(), texts), true),
                column(texts.get("members.voter"), member -> word(member.voter(), texts), true)));
    }

    /** Rows that stay the same keep their place and selection. */
    void show(List<Member> members) {
        for (int i = 0; i < members.size(); i++) {
            if (i >= getItems().size()) {
                getItems().add(members.get(i));
            } else if (!getItems().get(i).equals(members.get(i))) {
                getItems().set(i, members.get(i));
            }
        }
        getItems().remove(members.size(), getItems().size());
        setPrefHeight(HEADER + ROW * members.size() + 1);
        setMinHeight(getPrefHeight());
        setMaxHeight(getPrefHeight());
    }

    private static String word(String condition, Texts texts) {
        return switch (condition) {
            case "True" -> texts.get("members.yes");
            case "-" -> "–";
            case "Unknown" -> texts.get("members.unknown");
            default -> texts.get("members.no");
        };
    }

    private static TableColumn<Member, String> column(String title, Function<Member, String> value, boolean state) {
        TableColumn<Member, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        column.setReorderable(false);
        column.setSortable(false);
        if (state) {
            column.setCellFactory(_ -> new StateCell());
        }
        return column;
    }

    private static final class StateCell extends TableCell<Member, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            boolean shown = text != null && !empty;
            setText(shown ? text : "");
            Member member = shown && getTableRow() != null ? getTableRow().getItem() : null;
            boolean none = text == null || text.equals("–");
            setGraphic(member == null || none ? null : member.complete() ? Icon.OK.picture("h-done") : Icon.WARNING.picture("h-warn"));
        }
    }
}
