// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.run.Event;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.steps.StepDetail;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far the run is, what goes on, and how to stop it. Stopping at once asks first, in place. */
final class RunHeader extends VBox {
    private final RunViewModel model;
    private final HBox ask;
    private final HBox stop;
    private final HBox again;

    RunHeader(RunViewModel model, Runnable again, TakeOver takeOver, Runnable saveReport) {
        this.model = model;
        getStyleClass().addAll("h-card", "run-header");
        Label headline = label("run-headline", "h-title");
        headline.textProperty().bind(model.headlineProperty());
        Label now = label("run-now", "h-muted", "h-small");
        now.textProperty().bind(model.nowProperty());
        now.setMinWidth(0);
        headline.setMinWidth(0);
        headline.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(headline, Priority.ALWAYS);
        Label elapsed = label("run-elapsed", "run-watch");
        elapsed.textProperty().bind(model.elapsedProperty());
        elapsed.setMinWidth(Region.USE_PREF_SIZE);
        elapsed.setAccessibleText(text("elapsed"));

        stop = row(button("finish", Icon.FINISH, () -> model.stop(Event.Cancel.FINISH_STEPS)), button("stop", Icon.STOP, () -> asks(true)));
        Label question = label("run-stop-question", "run-question");
        question.setText(text("question"));
        question.setMinWidth(0);
        Button sure = button("stop-sure", Icon.STOP, () -> model.stop(Event.Cancel.NOW));
        sure.getStyleClass().add("danger");
        ask = row(question, button("keep", Icon.RUN, this::keep), sure);
        ask.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                keep();
            }
        });
        Button retry = button("retry", Icon.RETRY, again);
        retry.getStyleClass().add("accent");
        this.again = row(button("report", Icon.SAVE, saveReport), takeOver.button("run-take-over", again), retry);

        HBox top = new HBox(headline, elapsed, stop, ask, this.again);
        top.setSpacing(16);
        top.setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar(0);
        bar.setId("run-progress");
        bar.setAccessibleText(text("progress"));
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("run-progress");
        Label notice = label("run-notice", "h-small");
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(top, bar, now, notice);
        model.phaseProperty().subscribe(this::show);
        model.detailProperty().subscribe(this::offer);
    }

    private void show(Phase phase) {
        for (Phase each : Phase.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.id()), each == phase);
        }
        asks(false);
        offer();
        stop.getChildren().getFirst().setDisable(phase != Phase.RUNNING);
        stop.getChildren().getLast().setDisable(phase == Phase.STOPPING);
    }

    /** What there is to do after a failure stands once: in the failure's own card where that is shown. */
    private void offer() {
        boolean card = model.detailProperty().get().flatMap(StepDetail::problem).isPresent();
        shown(again, model.phaseProperty().getValue().stopped() && !card);
    }

    private void keep() {
        asks(false);
        stop.getChildren().getLast().requestFocus();
    }

    private void asks(boolean yes) {
        shown(ask, yes);
        shown(stop, !yes && model.atWork());
        if (yes) {
            ask.getChildren().get(1).requestFocus();
        }
    }

    private static void shown(Region region, boolean yes) {
        region.setVisible(yes);
        region.setManaged(yes);
    }

    private Button button(String id, Icon icon, Runnable action) {
        Button button = Buttons.of("run-" + id, icon, text(id), action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private String text(String id) {
        return model.words().texts().get("run.button." + id);
    }

    private static HBox row(Region... parts) {
        HBox row = new HBox(8, parts);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private static Label label(String id, String... classes) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
