// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of steps at the left; those that were reached can be clicked. */
final class StepperView extends VBox {
    /** Height, in pixels, from which there is room under the steps. */
    private static final double ENOUGH = 660;

    private final WizardViewModel model;
    private final Map<PageId, StepItem> items = new EnumMap<>(PageId.class);

    /** @param story of practice, under the steps where there is room for it */
    StepperView(WizardViewModel model, Texts texts, Optional<? extends Region> story) {
        this.model = model;
        getStyleClass().add("h-stepper");
        setId("stepper");
        setAccessibleText(texts.get("step.list"));
        int number = 1;
        for (PageId id : model.pageIds()) {
            if (id != PageId.WELCOME) {
                StepItem item = new StepItem(id, number++, texts);
                item.setOnAction(event -> model.go(id));
                items.put(id, item);
                model.stateOf(id).addListener((all, was, is) -> refresh());
                model.page(id).summary().addListener((all, was, is) -> refresh());
                getChildren().add(item);
            }
        }
        story.ifPresent(this::add);
        model.currentProperty().addListener((all, was, is) -> refresh());
        refresh();
    }

    private void add(Region story) {
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        story.visibleProperty().bind(heightProperty().greaterThan(ENOUGH));
        story.managedProperty().bind(story.visibleProperty());
        getChildren().addAll(gap, story);
        // Or a low window would be as high as the story wants, and never low enough to be without it.
        setMinHeight(0);
    }

    private void refresh() {
        items.forEach((id, item) -> item.show(model.stateOf(id).get(), id == model.currentProperty().get(), model.reached(id) && model.wanted(id),
                model.reached(id) && model.wanted(id) ? model.page(id).summary().getValue() : ""));
    }
}
