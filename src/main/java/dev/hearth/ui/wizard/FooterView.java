// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** How far the user is, how many problems this page has, and the buttons that go on and back. */
final class FooterView extends HBox {
    private static final String CALM = "h-calm";
    private final WizardViewModel model;
    private final Texts texts;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label place = Words.line("", "h-muted");
    private final Label problems = Words.line("", "h-footer-problems");
    private final Button back;
    private final Button next;

    FooterView(WizardViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("h-footer");
        setAlignment(Pos.CENTER_LEFT);
        progress.setId("wizard-progress");
        progress.getStyleClass().add(Styles.SMALL);
        problems.setId("problem-count");
        back = Buttons.of("back", Icon.BACK, texts.get("footer.back"), model::back);
        next = Buttons.of("next", Icon.NEXT, texts.get("footer.next"), model::next, Styles.ACCENT);
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setDefaultButton(true);
        getChildren().addAll(progress, place, problems, Words.gap(), back, next);
        model.currentProperty().addListener((all, was, is) -> refresh());
        model.toldProperty().addListener((all, was, is) -> refresh());
        for (PageId id : model.pageIds()) {
            PageLogic page = model.page(id);
            page.problems().addListener((all, was, is) -> refresh());
            page.remarks().addListener((all, was, is) -> refresh());
            page.primaryText().addListener((all, was, is) -> refresh());
            page.mayGoBack().addListener((all, was, is) -> refresh());
        }
        refresh();
    }

    private void refresh() {
        PageId current = model.currentProperty().get();
        boolean frame = current != PageId.WELCOME;
        setVisible(frame);
        setManaged(frame);
        List<PageId> ids = model.pageIds();
        int number = ids.indexOf(current);
        int count = ids.size() - 1;
        progress.setProgress(count == 0 ? 0 : (double) number / count);
        place.setText(texts.get("footer.place", Map.of("number", String.valueOf(number), "count", String.valueOf(count))));
        progress.setAccessibleText(place.getText());
        PageLogic page = model.currentPage();
        show(model.told(), page.problems().getValue().isEmpty());
        String primary = page.primaryText().getValue();
        next.setText(primary.isEmpty() ? texts.get("footer.next") : primary);
        next.setVisible(!primary.equals(PageLogic.HIDDEN));
        next.setManaged(next.isVisible());
        // What cannot be done yet does not call for being done.
        next.getStyleClass().removeAll(Styles.ACCENT, CALM);
        next.getStyleClass().add(model.told().stream().anyMatch(Problem::blocks) ? CALM : Styles.ACCENT);
        back.setDisable(!page.mayGoBack().getValue());
    }

    /** @param complete whether nothing is missing either */
    private void show(List<Problem> found, boolean complete) {
        long blocking = found.stream().filter(Problem::blocks).count();
        problems.setText(found.isEmpty() ? texts.get(complete ? "footer.problems.none" : "footer.problems.open")
                : found.size() == 1 ? texts.get("footer.problems.one")
                : texts.get("footer.problems.many", Map.of("count", String.valueOf(found.size()))));
        String style = found.isEmpty() ? "h-muted" : blocking > 0 ? "h-failed" : "h-warn";
        problems.getStyleClass().removeAll("h-muted", "h-failed", "h-warn");
        problems.getStyleClass().add(style);
        problems.setGraphic(found.isEmpty() ? null : (blocking > 0 ? Icon.ERROR : Icon.WARNING).picture(style));
    }
}
