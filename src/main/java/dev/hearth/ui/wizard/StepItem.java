// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One page in the list of steps: its number or how it stands, its name, and a few words. */
final class StepItem extends Button {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Texts texts;
    private final PageId id;
    private final int number;
    private final StackPane disc = new StackPane();
    private final Label note = Words.line("", "h-small");

    StepItem(PageId id, int number, Texts texts) {
        this.texts = texts;
        this.id = id;
        this.number = number;
        setId("step-" + id.id());
        getStyleClass().setAll("button", "h-step");
        disc.getStyleClass().add("h-disc");
        note.getStyleClass().add("h-step-note");
        VBox words = new VBox(1, Words.line(texts.get("page." + id.id() + ".title"), "h-step-name"), note);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(12, disc, words);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setMaxWidth(Double.MAX_VALUE);
    }

    void show(StepState state, boolean current, boolean reached, String summary) {
        pseudoClassStateChanged(CURRENT, current);
        setDisable(!reached);
        disc.getStyleClass().setAll("h-disc", "h-disc-" + state.id());
        disc.getChildren().setAll(sign(state, current));
        boolean wordFirst = state == StepState.WARN || state == StepState.ERROR || state == StepState.STALE || state == StepState.ASKED || state == StepState.LEFT_OUT;
        String word = texts.get("step.state." + state.id());
        note.setText(wordFirst && !current ? word : summary);
        note.setManaged(!note.getText().isEmpty());
        setAccessibleText(texts.get("page." + id.id() + ".title") + ", " + (current ? texts.get("step.current") : word)
                + (summary.isEmpty() ? "" : ", " + summary));
    }

    private Node sign(StepState state, boolean current) {
        return switch (state) {
            case EMPTY, LEFT_OUT -> Words.line(String.valueOf(number), "h-disc-number");
            case VALID -> current ? Words.line(String.valueOf(number), "h-disc-number") : Icon.CHECK.picture();
            case WARN -> Icon.WARNING.picture();
            case ERROR -> current ? Words.line(String.valueOf(number), "h-disc-number") : Icon.ERROR.picture();
            case ASKED -> Icon.KEY.picture();
            case STALE -> Icon.STALE.picture();
        };
    }
}
