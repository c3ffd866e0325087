// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How strong the passphrase is, as a bar and as a word. */
final class StrengthBar extends HBox {
    StrengthBar(ObservableValue<Strength> strength, Texts texts) {
        ProgressBar bar = new ProgressBar(0);
        bar.setId("recovery-strength");
        bar.getStyleClass().add(Styles.SMALL);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label word = Words.line("", "h-small");
        word.setMinWidth(120);
        word.setId("recovery-strength-word");
        getChildren().addAll(Words.line("", "h-field-label"), bar, word);
        getStyleClass().add("h-field");
        setAlignment(Pos.CENTER_LEFT);
        strength.subscribe(is -> {
            bar.setProgress(is.share());
            String text = texts.get("strength." + is.id());
            word.setText(text);
            bar.setAccessibleText(text);
            word.getStyleClass().removeAll("h-muted", "h-failed", "h-warn", "h-done");
            word.getStyleClass().add(is == Strength.NONE ? "h-muted" : is.enough() ? "h-done" : is.compareTo(Strength.WEAK) <= 0 ? "h-failed" : "h-warn");
        });
    }
}
