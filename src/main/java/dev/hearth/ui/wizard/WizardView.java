// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.Saving;
import dev.hearth.ui.fx.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The frame: header, list of steps, page, footer. */
public final class WizardView extends BorderPane {
    private final Map<PageId, Page> pages = new EnumMap<>(PageId.class);
    private final WizardViewModel model;
    private final HeaderView header;
    private final StackPane area = new StackPane();

    /**
     * @param bench whether this is practice, and what can be made to go wrong then
     * @param saved what keeps the draft from being saved; null until something was to be saved
     * @param window what the header leads to
     */
    public WizardView(WizardViewModel model, List<? extends Page> all, DraftModel draft, Workbench bench,
            ObservableValue<Saving> saved, Texts texts, Switchboard window) {
        this.model = model;
        all.forEach(page -> pages.put(page.logic().id(), page));
        Story story = new Story(bench.mishaps(), model);
        header = new HeaderView(draft, story, bench, saved, texts, window);
        area.getStyleClass().add("h-page");
        setTop(header);
        setLeft(new StepperView(model, texts, bench.practice() ? Optional.of(new StoryView(story, texts)) : Optional.empty()));
        setCenter(area);
        setBottom(new FooterView(model, texts));
        model.currentProperty().addListener((now, was, is) -> show(true));
        model.onFocusRequest(problem -> {
            if (problem.field() != null) {
                page().focus(problem.field());
            }
        });
        show(false);
    }

    /** Says which theme is on, so that the header offers the other. */
    public void show(Theme theme) {
        header.show(theme);
    }

    /** Puts the focus where work on this page begins. */
    public void focusFirst() {
        // A page that was never shown has no skins yet, and what is inside them cannot have the focus.
        area.applyCss();
        page().focusFirst();
    }

    private void show(boolean focus) {
        area.getChildren().setAll(page().view());
        if (focus) {
            focusFirst();
        }
    }

    private Page page() {
        return Objects.requireNonNull(pages.get(model.currentProperty().get()));
    }
}
