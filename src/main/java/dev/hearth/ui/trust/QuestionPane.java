// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Overlay;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A page, and over it the question that is asked now: meanwhile the page waits; what had the focus gets it back. */
public final class QuestionPane extends StackPane {
    public QuestionPane(Node ground, ObservableValue<Optional<TrustQuestion>> question, Texts texts) {
        Overlay overlay = new Overlay(ground);
        getChildren().add(overlay);
        question.addListener((all, was, is) -> is.ifPresentOrElse(some -> overlay.show(HostKeyDialog.of(some, texts)), overlay::hide));
    }
}
