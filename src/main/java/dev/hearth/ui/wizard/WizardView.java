// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
     * @param practice whether nothing real is changed
     * @param saved whether all is saved, in words
     * @param switched hears which theme the user wants
     */
    public WizardView(WizardViewModel model, List<? extends Page> all, DraftModel draft, boolean practice,
            ObservableValue<String> saved, Texts texts, Consumer<Theme> switched) {
        this.model = model;
        all.forEach(page -> pages.put(page.logic().id(), page));
        header = new HeaderView(draft, practice, saved, texts, switched);
        area.getStyleClass().add("h-page");
        setTop(header);
        setLeft(new StepperView(model, texts));
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

    private void show(boolean focus) {
        area.getChildren().setAll(page().view());
        if (focus) {
            page().focusFirst();
        }
    }

    private Page page() {
        return Objects.requireNonNull(pages.get(model.currentProperty().get()));
    }
}
