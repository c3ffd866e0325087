// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
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

/** A problem that belongs to no page: what happened, what to do, and that one can go on. Of a fault of Hearth itself, where the report is. */
final class ProblemDialog {
    private ProblemDialog() {}

    static Dialog of(Problem problem, Texts texts, Desktop desktop, Runnable close) {
        ProblemText text = ProblemText.of(problem, texts);
        Button on = Buttons.of("problem-go-on", Icon.RUN, texts.get("fault.go-on"), close, Styles.ACCENT);
        HBox buttons = new HBox(8, Words.gap(), on);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(Icon.ERROR, text.title(), Words.of(text.found()), Words.of(text.why(), "h-muted"));
        Optional.ofNullable(problem.code() == ProblemCode.HEARTH_FAULT ? problem.args().get("path") : null).map(Path::of).ifPresent(file -> {
            card.getChildren().add(new CopyText("problem-report", texts.get("fault.report"), file.toString(), texts));
            buttons.getChildren().add(1, Buttons.of("problem-folder", Icon.OPEN, texts.get("fault.folder"),
                    () -> desktop.show(Objects.requireNonNull(file.getParent()))));
        });
        card.getChildren().addAll(Words.of(text.fix(), "h-fix"), buttons);
        card.setSpacing(14);
        card.getStyleClass().add("h-trouble");
        return new Dialog("problem-dialog", card, on, close);
    }
}
