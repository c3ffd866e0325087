// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import dev.hearth.text.Texts;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A page, and over it the question that is asked now: meanwhile the page waits; what had the focus gets it back. */
public final class QuestionPane extends StackPane {
    private final Node ground;
    private final Texts texts;
    private Optional<Node> asker = Optional.empty();

    public QuestionPane(Node ground, ObservableValue<Optional<TrustQuestion>> question, Texts texts) {
        this.ground = ground;
        this.texts = texts;
        getChildren().add(ground);
        question.addListener((all, was, is) -> ask(is));
    }

    private void ask(Optional<TrustQuestion> question) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        if (question.isPresent() && getChildren().size() == 1) {
            asker = Optional.ofNullable(focused);
        }
        ground.setDisable(question.isPresent());
        getChildren().setAll(ground);
        question.ifPresentOrElse(some -> {
            HostKeyDialog dialog = new HostKeyDialog(some, texts);
            getChildren().add(dialog);
            dialog.focusFirst();
        }, () -> asker.ifPresent(Node::requestFocus));
    }
}
