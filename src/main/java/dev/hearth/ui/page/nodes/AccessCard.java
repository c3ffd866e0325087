// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import javafx.scene.layout.VBox;

/** How Hearth gets into all nodes: user, port, way to log in, sudo. */
final class AccessCard extends VBox {
    private final SshRows rows;

    AccessCard(NodesViewModel model, Texts texts, Desktop desktop) {
        rows = new SshRows("ssh", model, texts, desktop);
        Card card = new Card(Icon.LOCK, texts.get("nodes.ssh.title"), rows);
        getChildren().add(card);
    }

    boolean focus(Field field) {
        return rows.focus(field);
    }
}
