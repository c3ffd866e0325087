// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.run.Event;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class RunPageTest {
    private static final int WIDTH = 1035;
    private static final int HEIGHT = 690;

    private final Story story = new Story(3);
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private RunViewModel model;
    private RunPage page;

    private Stage open(Theme theme) {
        model = new RunViewModel(story.bench(), story.draft, texts, story::now, new FrameRelay());
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        return Ui.get(() -> {
            page = new RunPage(model, new TakeOver(model, story.bench(), Runnable::run, Runnable::run), (name, text) -> Optional.empty());
            Stage stage = Screenshots.show(theme, (Parent) page.view(), WIDTH, HEIGHT);
            model.entered();
            page.setMotion(false);
            return stage;
        });
    }

    @Test
    void graphListAndDetailShareOneSelection() {
        Stage stage = open(Theme.LIGHT);
        story.untilJoins().joining("node2/join-server", 4);
        Ui.await("the join is selected", () -> model.selectedProperty().get() == story.ordinal("node2/join-server"));
        TreeView<?> list = (TreeView<?>) find(stage, "#run-steps");
        assertEquals(story.ordinal("node2/join-server"), Ui.get(() -> ((StepList.Row) list.getSelectionModel().getSelectedItem().getValue()).step()));
        assertEquals("Join as a server", Ui.get(() -> ((Labeled) find(stage, "#run-detail-title")).getText()));
        Ui.run(() -> list.getSelectionModel().select(0));
        Ui.await("the list leads", () -> !model.followsProperty().get());
        String title = Ui.get(() -> ((Labeled) find(stage, "#run-detail-title")).getText());
        assertEquals(model.words().step(story.plan().info(model.selectedProperty().get())), title);
    }

    @Test
    void aLikelyCauseIsShownQuietlyAndWithAWordInGraphAndList() {
        Problem suspect = Problem.blocking(ProblemCode.IMAGE_UNREACHABLE, Map.of("image", "docker.io/library/traefik:v3", "node", "node2"))
                .detail("dial tcp: lookup registry-1.docker.io on 192.168.5.1:53: no such host");
        for (Theme theme : Theme.values()) {
            Story told = new Story(3);
            RunViewModel waits = new RunViewModel(told.bench(), told.draft, texts, told::now, new FrameRelay());
            told.draft.preparedProperty().set(Optional.of(told.prepared));
            Stage stage = Ui.get(() -> {
                RunPage shown = new RunPage(waits, new TakeOver(waits, told.bench(), Runnable::run, Runnable::run), (name, text) -> Optional.empty());
                Stage opened = Screenshots.show(theme, (Parent) shown.view(), WIDTH, HEIGHT);
                waits.entered();
                shown.setMotion(false);
                return opened;
            });
            told.untilJoins().joining("node2/join-server", 1).waits("node2/join-server", 2, suspect);
            Ui.await("the cause is shown", () -> stage.getScene().lookup("#run-hint") != null);
            String cause = texts.get("status.hindered", Map.of("cause", texts.get("problem." + suspect.code().id() + ".title")));
            assertTrue(Ui.get(() -> stage.getScene().lookup("#run-problem") == null), "it has not failed");
            assertEquals(texts.get("problem." + suspect.code().id() + ".title"), Ui.get(() -> ((Labeled) find(stage, "#run-hint-title")).getText()));
            assertTrue(Ui.get(() -> stage.getScene().getRoot().lookupAll(".graph-box").stream().anyMatch(box -> box.getAccessibleText().endsWith(cause))));
            TreeView<?> list = (TreeView<?>) find(stage, "#run-steps");
            assertEquals(cause, Ui.get(() -> ((StepList.Row) list.getSelectionModel().getSelectedItem().getValue()).side()));
            Screenshots.settle(stage);
            Screenshots.write(stage.getScene(), "run-hindered", theme);
            told.waits("node2/join-server", 3, null);
            Ui.await("it is gone with what hindered", () -> stage.getScene().lookup("#run-hint") == null);
            assertTrue(Ui.get(() -> stage.getScene().getRoot().lookupAll(".graph-box").stream().noneMatch(box -> box.getAccessibleText().endsWith(cause))));
            Ui.run(stage::close);
        }
    }

    @Test
    void stoppingAtOnceAsksInPlace() {
        Stage stage = open(Theme.LIGHT);
        story.starts();
        Ui.run(() -> ((Button) find(stage, "#run-stop")).fire());
        assertEquals(List.of(), story.cancels);
        Ui.run(() -> ((Button) find(stage, "#run-keep")).fire());
        assertFalse(Ui.get(() -> find(stage, "#run-stop-sure").getParent().isVisible()));
        Ui.run(() -> ((Button) find(stage, "#run-stop")).fire());
        Ui.run(() -> ((Button) find(stage, "#run-stop-sure")).fire());
        assertEquals(List.of(Event.Cancel.NOW), story.cancels);
    }

    @Test
    void closingInARunAsksAndClosesWhenItHasEnded() {
        open(Theme.LIGHT);
        story.starts();
        List<String> closed = new ArrayList<>();
        Alert alert = Ui.get(() -> new ClosingQuestion(model).ask(null, () -> closed.add("closed")));
        Ui.run(() -> ((Button) alert.getDialogPane().lookupButton(alert.getButtonTypes().getFirst())).fire());
        assertEquals(List.of(Event.Cancel.FINISH_STEPS), story.cancels);
        assertEquals(List.of(), closed);
        story.ends(Event.Outcome.CANCELLED);
        Ui.await("closed at the end", () -> closed.equals(List.of("closed")));
        assertTrue(Ui.get(() -> page.mayClose(null, () -> closed.add("again"))));
    }

    @Test
    void theLogShowsWhatTheFilterWants() {
        Stage stage = open(Theme.LIGHT);
        story.untilJoins();
        ListView<?> log = (ListView<?>) find(stage, "#run-log");
        Ui.await("all lines are there", () -> log.getItems().size() > 60);
        Ui.run(() -> ((TextField) find(stage, "#run-log-search")).setText("pong from"));
        Ui.await("one line is left", () -> log.getItems().size() == 1);
    }

    private static Node find(Stage stage, String id) {
        Node node = stage.getScene().lookup(id);
        if (node == null) {
            throw new AssertionError("no " + id);
        }
        return node;
    }
}
