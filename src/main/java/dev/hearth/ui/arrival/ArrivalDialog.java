// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.arrival;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.trust.QuestionPane;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks for a cluster that is not on this computer yet, shows what was found, and opens it. */
public final class ArrivalDialog {
    private static final double WIDTH = 632;

    private final Arrival arrival;
    private final Face face;
    private final Texts texts;
    private final ScrollPane content = new Scroll();
    private final VBox problems = new VBox(8);
    private final Label busy = Words.line("", "h-muted");
    private final Button away;
    private final Button back;
    private final Button next;

    private ArrivalDialog(Arrival arrival, Face face, Texts texts, Runnable cancel) {
        this.arrival = arrival;
        this.face = face;
        this.texts = texts;
        String words = face.words();
        away = Buttons.of(words + "-cancel", Icon.CANCELLED, texts.get("aftercare.cancel"), cancel);
        back = Buttons.of(words + "-back", Icon.BACK, texts.get("growth.back"), face.way()::back);
        next = Buttons.of(words + "-next", Icon.LOOKING, texts.get(words + ".ask"), this::next, Styles.ACCENT);
        problems.setId(words + "-problems");
        content.setId(words + "-content");
        content.setFitToWidth(true);
        content.setPrefSize(WIDTH, face.height());
        content.setMinHeight(0);
        content.getStyleClass().addAll("edge-to-edge", "h-scroll");
    }

    /** @param cancel closes it; nothing was changed then */
    public static Dialog of(Arrival arrival, Face face, Texts texts, Runnable cancel) {
        Runnable end = () -> {
            face.way().end();
            cancel.run();
        };
        return new ArrivalDialog(arrival, face, texts, end).dialog(end);
    }

    private Dialog dialog(Runnable cancel) {
        HBox buttons = new HBox(8, busy, Words.gap(), away, back, next);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox ground = new VBox(12, content, problems, buttons);
        ground.setMinHeight(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        Card card = new Card(face.icon(), texts.get(face.words() + ".title"), new QuestionPane(new StackPane(ground), arrival.keys().questionProperty(), texts));
        card.setSpacing(12);
        Dialog dialog = new Dialog(face.words() + "-dialog", card, face.first(), cancel);
        face.way().busyProperty().subscribe(is -> show());
        face.way().problemProperty().subscribe(is -> show());
        arrival.problemProperty().subscribe(is -> show());
        return dialog;
    }

    private void next() {
        if (face.found().isPresent()) {
            face.way().open();
        } else {
            face.way().ask();
        }
    }

    private void show() {
        Optional<Region> found = face.found();
        boolean works = face.way().busyProperty().getValue();
        Stream<Problem> wrong = Stream.of(face.way().problemProperty().getValue(), arrival.problemProperty().getValue()).flatMap(Optional::stream);
        problems.getChildren().setAll(wrong.map(problem -> new ProblemRow(problem, texts)).toList());
        problems.setManaged(!problems.getChildren().isEmpty());
        content.setContent(found.orElseGet(face::where));
        content.setFocusTraversable(found.isPresent());
        content.setAccessibleText(texts.get(face.words() + (found.isPresent() ? ".found" : ".title")));
        busy.setText(works ? texts.get(face.words() + ".asking") : "");
        back.setVisible(found.isPresent());
        back.setManaged(found.isPresent());
        next.setText(texts.get(face.words() + (found.isPresent() ? ".open" : ".ask")));
        next.setGraphic((found.isPresent() ? Icon.NEXT : Icon.LOOKING).picture());
        // What is disabled or gone cannot keep the focus.
        if (works && (next.isFocused() || back.isFocused())) {
            away.requestFocus();
        }
        face.where().setDisable(works);
        next.setDisable(works);
        if (!works && away.isFocused()) {
            next.requestFocus();
        }
    }
}
