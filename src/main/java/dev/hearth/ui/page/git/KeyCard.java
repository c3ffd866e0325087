// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.CopyArea;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The public half of the key, for pasting at the Git host. */
final class KeyCard extends VBox {
    KeyCard(GitViewModel model, Texts texts, Desktop desktop) {
        Button show = Buttons.of("deploy-key-show", Icon.KEY, texts.get("git.key.show"), model::showKey);
        Button open = Buttons.of("deploy-key-open", Icon.LINK, texts.get("git.key.open"),
                () -> DeployKeys.page(model.git().place()).ifPresent(desktop::browse));
        open.visibleProperty().bind(model.gitProperty().map(git -> DeployKeys.page(git.place()).isPresent()));
        open.managedProperty().bind(open.visibleProperty());
        CopyArea key = new CopyArea("deploy-key", texts.get("git.key.public"), texts);
        key.setWrap();
        key.visibleProperty().bind(model.test().publicKeyProperty().isNotEmpty());
        key.managedProperty().bind(key.visibleProperty());
        model.test().publicKeyProperty().subscribe(line -> key.show(line, 3));
        Label how = Words.of("", "h-small");
        how.textProperty().bind(model.gitProperty().map(git -> texts.get(git.key().isBlank() ? "git.key.how" : "git.key.how.own")));
        Card card = new Card(Icon.KEY, texts.get("git.key.title"), how, new HBox(8, show, open), key);
        card.setSpacing(10);
        getChildren().add(card);
        visibleProperty().bind(model.kind().map(kind -> kind == Kind.SSH));
        managedProperty().bind(visibleProperty());
    }
}
