// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.text.QuorumText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the servers that are entered bear, also while other things are missing. */
final class QuorumLine extends VBox {
    private final Texts texts;
    private final Label line = Words.of("", "h-small");

    QuorumLine(DraftModel draft, Texts texts) {
        this.texts = texts;
        line.setId("nodes-quorum");
        getChildren().add(line);
        draft.draftProperty().addListener((all, was, is) -> show(is));
        show(draft.get());
    }

    private void show(ClusterDraft draft) {
        int servers = (int) draft.nodes().stream().filter(node -> !node.role().strip().equals("agent")).count();
        setVisible(servers > 0);
        if (servers > 0) {
            Quorum quorum = new Quorum(servers);
            boolean good = quorum.highlyAvailable() && servers % 2 == 1;
            line.setText(QuorumText.of(quorum, texts));
            line.setGraphic((good ? Icon.OK : Icon.WARNING).picture(good ? "h-done" : "h-warn"));
        }
    }
}
