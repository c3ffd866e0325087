// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.problem.Problem;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The line under a field: what the field is for, or what is wrong with it. */
final class ProblemNote extends Label {
    private final Tooltip more = new Tooltip();
    private final Texts texts;
    private final String hint;

    /** @param hint empty for none: then there is no line while nothing is wrong */
    ProblemNote(String hint, Texts texts) {
        this.hint = hint;
        this.texts = texts;
        getStyleClass().addAll("h-small", "h-muted");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        more.setWrapText(true);
        more.setMaxWidth(420);
    }

    /** @return what it says now, for those who hear the field in place of seeing it */
    String show(Optional<Problem> problem) {
        boolean blocks = problem.isPresent() && problem.get().blocks();
        Optional<ProblemText> text = problem.map(found -> ProblemText.of(found, texts));
        String style = problem.isEmpty() ? "h-muted" : blocks ? "h-failed" : "h-warn";
        getStyleClass().removeAll("h-failed", "h-warn", "h-muted");
        getStyleClass().add(style);
        setGraphic(problem.isEmpty() ? null : (blocks ? Icon.ERROR : Icon.WARNING).picture(style));
        setText(text.map(ProblemText::title).orElse(hint));
        setVisible(!getText().isEmpty());
        setManaged(isVisible());
        Tooltip.uninstall(this, more);
        text.ifPresent(words -> {
            more.setText(words.found() + "\n" + words.why() + "\n" + words.fix());
            Tooltip.install(this, more);
        });
        return text.map(words -> words.title() + ". " + words.fix()).orElse(hint);
    }
}
