// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.plan.Plan;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Overlay;
import dev.hearth.ui.component.SteadySplit;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.graph.GraphModel;
import dev.hearth.ui.graph.GraphView;
import dev.hearth.ui.graph.LaneLayout;
import dev.hearth.ui.steps.DetailPane;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.util.List;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Above the graph, below it the list, the selected step and the log: four views of one model. */
public final class RunPage implements Page {
    private final RunViewModel model;
    private final VBox root = new VBox();
    private final Overlay view = new Overlay(root);
    private final StackPane graphPlace = new StackPane();
    private final StackPane listPlace = new StackPane();
    private final LogPane log;
    private final Timeline seconds = new Timeline();
    private @Nullable GraphView graph;
    private @Nullable StepList list;

    public RunPage(RunViewModel model, TakeOver takeOver, Reporting reporting) {
        this.model = model;
        // Buttons for a run that has ended go when it begins anew; the focus does not go to just anything then.
        Runnable retry = () -> {
            model.retry();
            focusFirst();
        };
        log = new LogPane(model);
        root.setId("page-run");
        root.getStyleClass().addAll("h-page", "run-page");
        root.getStylesheets().add(Objects.requireNonNull(RunPage.class.getResource("/dev/hearth/ui/run.css")).toExternalForm());
        Label none = new Label(model.words().texts().get("run.none"));
        none.getStyleClass().add("h-muted");
        graphPlace.getChildren().add(none);
        SteadySplit below = new SteadySplit(Orientation.HORIZONTAL, new double[] {0.25, 0.57}, card(listPlace),
                card(new DetailPane(model.detailProperty(), model.words(), () -> remedies(retry, takeOver, reporting::review))), card(log));
        SteadySplit all = new SteadySplit(Orientation.VERTICAL, new double[] {0.6}, card(graphPlace), below);
        VBox.setVgrow(all, Priority.ALWAYS);
        root.getChildren().addAll(new RunHeader(model, retry, takeOver, reporting::review), all);
        reporting.reviewProperty().subscribe(report -> report.ifPresentOrElse(some -> view.show(ReportDialog.of(some, reporting)), view::hide));
        seconds.getKeyFrames().add(new KeyFrame(Duration.seconds(1), event -> model.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        model.planProperty().subscribe(plan -> plan.map(Prepared::plan).ifPresent(this::show));
        model.selectedProperty().subscribe(ordinal -> select(ordinal.intValue()));
        model.listen((ordinal, status) -> {
            if (graph != null && list != null) {
                graph.show(ordinal, status, model.cause(ordinal));
                list.changed(ordinal);
            }
        });
        model.phaseProperty().subscribe(phase -> {
            if (phase.running()) {
                seconds.play();
            } else {
                seconds.stop();
            }
        });
    }

    private List<Node> remedies(Runnable retry, TakeOver takeOver, Runnable saveReport) {
        Texts texts = model.words().texts();
        Button again = Buttons.of("run-card-retry", Icon.RETRY, texts.get("run.button.retry"), retry, "accent", "small");
        // The failure is shown before the run has ended: other branches go on.
        again.disableProperty().bind(model.phaseProperty().map(Phase::running));
        Button report = Buttons.of("run-card-report", Icon.SAVE, texts.get("run.button.report"), saveReport, "small");
        FlowPane buttons = new FlowPane(8, 6, again, takeOver.button("run-card-take-over", retry, "small"), report);
        buttons.getChildren().forEach(button -> ((Region) button).setMinWidth(Region.USE_PREF_SIZE));
        return List.of(buttons, Words.of(texts.get("run.retry.safe"), "h-muted", "h-small"));
    }

    private static Region card(Region content) {
        StackPane card = new StackPane(content);
        card.getStyleClass().addAll("h-card", "run-card");
        return card;
    }

    private void show(Plan plan) {
        GraphModel groups = GraphModel.of(plan);
        GraphView picture = new GraphView(groups, plan, model.words(), new LaneLayout());
        StepList steps = new StepList(model, groups, plan);
        picture.setOnPick(model::select);
        picture.setEvidence(model::evidence);
        for (int i = 0; i < plan.size(); i++) {
            picture.show(i, model.status(i), model.cause(i));
        }
        graph = picture;
        list = steps;
        graphPlace.getChildren().setAll(picture);
        listPlace.getChildren().setAll(steps);
        log.show(groups);
        select(model.selectedProperty().get());
    }

    private void select(int ordinal) {
        if (graph != null && list != null) {
            graph.select(ordinal);
            list.show(ordinal);
        }
    }

    /** Off for pictures and for whoever wants calm. */
    public void setMotion(boolean on) {
        if (graph != null) {
            graph.setMotion(on);
        }
    }

    /**
     * Whether the window may close now. In a run it may not: the user is asked, and {@code close} is called later when that is
     * the answer.
     */
    public boolean mayClose(@Nullable Window owner, Runnable close) {
        if (!model.atWork()) {
            return true;
        }
        new ClosingQuestion(model).ask(owner, close);
        return false;
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void focusFirst() {
        if (list != null) {
            list.requestFocus();
        }
    }
}
