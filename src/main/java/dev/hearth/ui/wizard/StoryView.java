// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Beside the way through practice: what may be tried next. */
final class StoryView extends VBox {
    private final Story story;
    private final Texts texts;
    private final Label text = Words.of("", "h-small");
    private final Button mend;
    private final MenuButton choose;

    StoryView(Story story, Texts texts) {
        super(8);
        this.story = story;
        this.texts = texts;
        setId("story");
        getStyleClass().add("h-story");
        HBox head = new HBox(8, Icon.PRACTICE.picture("h-accent"), Words.line(texts.get("story.title"), "h-strong"));
        head.setAlignment(Pos.CENTER_LEFT);
        text.setId("story-text");
        mend = Buttons.of("story-mend", Icon.SPANNER, texts.get("story.mend"), story::mend, Styles.SMALL);
        choose = new MishapMenu(story, texts, "story-choose").button(texts.get("story.choose"));
        getChildren().addAll(head, text, mend, choose);
        story.toldProperty().subscribe(this::show);
    }

    private void show(Story.Told told) {
        String chapter = told.chapter().name().toLowerCase(Locale.ROOT);
        text.setText(texts.get("story." + chapter, Map.of("mishap", told.mishap().map(mishap -> texts.get("mishap." + mishap.id())).orElse(""),
                "problem", told.named().map(problem -> ProblemText.of(problem, texts).title()).orElse(""))));
        boolean wrong = story.wrong() > 0;
        boolean held = mend.isFocused() || choose.isFocused();
        mend.setVisible(wrong);
        mend.setManaged(wrong);
        choose.setVisible(!wrong);
        choose.setManaged(!wrong);
        if (held) {
            (wrong ? mend : choose).requestFocus();
        }
    }
}
