// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.secret.Secret;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.CopyText;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Argo CD's first password, on its way from this desktop to its owner. */
final class PasswordCard extends VBox {
    private final AdminPassword model;
    private final String cluster;
    private final Texts texts;
    private final VBox content = new VBox(8);
    private final Subscription follows;

    PasswordCard(AdminPassword model, String cluster, Texts texts) {
        this.model = model;
        this.cluster = cluster;
        this.texts = texts;
        content.setId("done-password-card");
        getChildren().add(new Card(Icon.LOCK, texts.get("done.password"), content));
        ObservableValue<AdminPassword.State> state = model.stateProperty();
        follows = state.subscribe(this::show);
    }

    /** Another card takes its place. */
    void end() {
        follows.unsubscribe();
    }

    private void show(AdminPassword.State state) {
        boolean mine = getScene() != null && content.lookupAll(".button").stream().anyMatch(Node::isFocused);
        content.getChildren().setAll(parts(state));
        if (mine) {
            content.applyCss();
            content.lookupAll(".button").stream().filter(button -> !button.getId().endsWith("-copy")).findFirst().ifPresent(Node::requestFocus);
        }
    }

    private List<Node> parts(AdminPassword.State state) {
        return switch (state.phase()) {
            case UNKNOWN -> List.of(say("done.password.looking", "h-muted"));
            case NONE -> List.of(say("done.password.none", "h-muted"));
            case KEPT -> List.of(say("done.password.kept"), Buttons.of("done-password-show", Icon.KEY, texts.get("done.password.show"), () -> model.show(cluster)));
            case SHOWN -> List.of(say("done.password.shown"), password(state),
                    Buttons.of("done-password-delete", Icon.CHECK, texts.get("done.password.delete"), model::ask));
            case ASKED -> List.of(password(state), say("done.password.question"), new HBox(8,
                    Buttons.of("done-password-no", Icon.BACK, texts.get("done.password.no"), model::keep),
                    Buttons.of("done-password-yes", Icon.CHECK, texts.get("done.password.yes"), () -> model.delete(cluster), Styles.DANGER)));
            case DELETED -> List.of(new Fact(Icon.OK, "h-done", texts.get("done.password.deleted"), "h-small"));
            case FAILED -> List.of(new Fact(Icon.ERROR, "h-failed", state.problem().map(problem -> ProblemText.of(problem, texts)).map(words -> words.found() + " " + words.fix()).orElse(""), "h-small"));
        };
    }

    private Node password(AdminPassword.State state) {
        return new CopyText("done-admin-password", texts.get("done.password.name"), state.password().map(Secret::revealText).orElse(""), texts);
    }

    private Node say(String key, String... styles) {
        Node words = Words.of(texts.get(key), styles);
        words.getStyleClass().add("h-small");
        return words;
    }
}
