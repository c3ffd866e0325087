// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The checks that every node passed, in one sentence; what was found is shown to whoever asks. */
final class FineChecks extends VBox {
    FineChecks(List<PreflightViewModel.Group> fine, PreflightViewModel model, Texts texts) {
        String names = fine.stream().map(group -> texts.get("check." + group.check())).collect(Collectors.joining(", "));
        Label count = Words.of(texts.get("preflight.fine", Map.of("count", String.valueOf(fine.size()))), "h-medium");
        VBox all = new VBox();
        all.setId("preflight-figures");
        HBox.setHgrow(count, Priority.ALWAYS);
        Label list = Words.of(names, "h-small", "h-muted");
        list.getStyleClass().add("h-fine-names");
        HBox head = new HBox(10, Icon.OK.picture("h-done"), count, new FiguresButton("preflight-figures-show", "", texts, wanted ->
                all.getChildren().setAll(wanted ? fine.stream().map(group -> new FindingGroup(group, model, texts)).toList() : List.of())));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list, all);
        getStyleClass().add("h-finding");
    }
}
