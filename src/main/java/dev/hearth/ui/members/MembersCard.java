// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.members;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The members, and whether what is told of them is of now. */
public final class MembersCard extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final Subscription follows;

    /**
     * @param page begins the ids of what is in it
     * @param before what is shown as long as nothing newer is known
     */
    public MembersCard(String page, List<Member> before, ObservableValue<Optional<LiveMembers.Live>> source, Texts texts) {
        this.texts = texts;
        MembersTable table = new MembersTable(page + "-members", before, texts);
        Label now = Words.of("", "h-muted", "h-small");
        now.setId(page + "-live");
        Card card = new Card(Icon.NODES, texts.get("members.title"), table, now);
        card.setSpacing(9);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        follows = source.subscribe(live -> {
            table.show(live.map(LiveMembers.Live::members).orElse(before));
            now.setText(live.map(this::words).orElseGet(() -> texts.get("members.live.not")));
            now.setGraphic(live.filter(found -> found.silentSince().isEmpty()).isPresent() ? Icon.OK.picture("h-done") : live.isPresent() ? Icon.WARNING.picture("h-warn") : Icon.PENDING.picture("h-waiting"));
        });
    }

    /** Follows no more; what is shown stays. */
    public void end() {
        follows.unsubscribe();
    }

    private String words(LiveMembers.Live live) {
        return live.silentSince().map(since -> texts.get("members.live.silent", Map.of("time", TIME.format(since)))).orElseGet(() -> texts.get("members.live"));
    }
}
