// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.CopyText;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** A fault of Hearth itself: what happened, where the report is, and that one can go on. */
final class FaultDialog {
    private FaultDialog() {}

    static Dialog of(Problem fault, Texts texts, Desktop desktop, Runnable close) {
        ProblemText text = ProblemText.of(fault, texts);
        Button on = Buttons.of("fault-go-on", Icon.RUN, texts.get("fault.go-on"), close, Styles.ACCENT);
        HBox buttons = new HBox(8, Words.gap(), on);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(Icon.ERROR, text.title(), Words.of(text.found()), Words.of(text.why(), "h-muted"));
        Optional.ofNullable(fault.args().get("path")).map(Path::of).ifPresent(file -> {
            card.getChildren().add(new CopyText("fault-report", texts.get("fault.report"), file.toString(), texts));
            buttons.getChildren().add(1, Buttons.of("fault-folder", Icon.OPEN, texts.get("fault.folder"),
                    () -> desktop.show(Objects.requireNonNull(file.getParent()))));
        });
        card.getChildren().addAll(Words.of(text.fix(), "h-fix"), buttons);
        card.setSpacing(14);
        return new Dialog("fault-dialog", card, on, close);
    }
}
