// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.engine.run.StepState;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.Overlay;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.SteadySplit;
import dev.hearth.ui.graph.GraphModel;
import dev.hearth.ui.graph.GraphView;
import dev.hearth.ui.graph.LaneLayout;
import dev.hearth.ui.members.MembersCard;
import dev.hearth.ui.steps.DetailPane;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/** How the cluster is, above; the graph of its plan as it stands now; its members and the chosen step below. */
public final class ClusterPage implements Page {
    private final ClusterViewModel model;
    private final Texts texts;
    private final ClusterHeader header;
    private final VBox root = new VBox();
    private final Overlay view = new Overlay(root);
    private final StackPane graphPlace = new StackPane();
    private Optional<GraphView> graph = Optional.empty();
    private Optional<Outlook> shown = Optional.empty();

    /**
     * @param growth asks for a node more
     * @param go leads to another page
     */
    public ClusterPage(AftercareViewModel aftercare, Supplier<Dialog> growth, Desktop desktop, Consumer<PageId> go) {
        this.model = aftercare.cluster();
        this.texts = model.texts();
        this.header = new ClusterHeader(aftercare, go);
        root.setId("page-cluster");
        root.getStyleClass().addAll("h-page", "run-page");
        root.getStylesheets().add(Objects.requireNonNull(ClusterPage.class.getResource("/dev/hearth/ui/run.css")).toExternalForm());
        ScrollPane members = new Scroll(new MembersCard("cluster", List.of(), model.liveProperty(), texts));
        members.setId("cluster-members-scroll");
        members.setFitToWidth(true);
        members.getStyleClass().add("edge-to-edge");
        SteadySplit below = new SteadySplit(Orientation.HORIZONTAL, new double[] {0.5}, members,
                card(new DetailPane(model.detailProperty(), model.words(), List::of)));
        SteadySplit all = new SteadySplit(Orientation.VERTICAL, new double[] {0.58}, card(graphPlace), below);
        VBox.setVgrow(all, Priority.ALWAYS);
        root.getChildren().addAll(header, all);
        model.outlookProperty().subscribe(this::show);
        model.selectedProperty().subscribe(ordinal -> graph.ifPresent(picture -> picture.select(ordinal.intValue())));
        Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), event -> header.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                seconds.stop();
            } else {
                seconds.play();
            }
        });
        aftercare.questionProperty().subscribe(question -> question.flatMap(errand -> model.specProperty().getValue().map(spec -> errand == Errand.GROWTH ? growth.get() : AftercareDialog.of(errand, aftercare, desktop, spec)))
                .ifPresentOrElse(view::show, view::hide));
        root.sceneProperty().flatMap(Scene::windowProperty).flatMap(window -> window instanceof Stage stage ? stage.iconifiedProperty() : window.showingProperty().map(showing -> !showing))
                .orElse(false).subscribe(model::hide);
    }

    private static Region card(Region content) {
        StackPane card = new StackPane(content);
        card.getStyleClass().addAll("h-card", "run-card");
        return card;
    }

    private void show(Optional<Outlook> outlook) {
        if (outlook.isEmpty()) {
            graph = Optional.empty();
            Label none = new Label(texts.get("cluster.none"));
            none.getStyleClass().add("h-muted");
            graphPlace.getChildren().setAll(none);
        } else {
            if (graph.isEmpty() || shown.filter(before -> before.prepared().equals(outlook.get().prepared())).isEmpty()) {
                GraphView picture = new GraphView(GraphModel.of(outlook.get().prepared().plan()), outlook.get().prepared().plan(), model.words(), new LaneLayout());
                picture.setOnPick(model::select);
                picture.setEvidence(step -> shown.map(seen -> seen.step(step).evidence()).orElse(""));
                graphPlace.getChildren().setAll(picture);
                graph = Optional.of(picture);
            }
            graph.ifPresent(picture -> paint(picture, outlook.get()));
        }
        shown = outlook;
    }

    private void paint(GraphView picture, Outlook outlook) {
        for (int ordinal = 0; ordinal < outlook.size(); ordinal++) {
            StepState state = outlook.step(ordinal);
            picture.show(ordinal, state.status(), state.hindrance().map(problem -> ProblemText.of(problem, texts).title()).orElse(""));
        }
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
        header.focusFirst();
    }
}
