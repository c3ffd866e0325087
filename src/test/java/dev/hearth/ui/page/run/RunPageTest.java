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
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.FakeDesktop;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeadlessToolkit.class)
class RunPageTest {
    private final FakeDesktop desktop = new FakeDesktop();
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
            page = new RunPage(model, new TakeOver(model, story.bench(), Runnable::run, Runnable::run), new Reporting(model, desktop, Runnable::run, Runnable::run));
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
                RunPage shown = new RunPage(waits, new TakeOver(waits, told.bench(), Runnable::run, Runnable::run), new Reporting(waits, desktop, Runnable::run, Runnable::run));
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

    @Test
    void theEndOfTheLogIsFollowedUntilTheUserLooksElsewhere() {
        Stage stage = open(Theme.LIGHT);
        story.untilJoins();
        ListView<?> log = (ListView<?>) find(stage, "#run-log");
        Ui.await("the end is in sight", () -> atEnd(log));
        press(log, KeyCode.HOME);
        Ui.await("the beginning is in sight", () -> !atEnd(log));
        story.joining("node2/join-server", 1).says("node2/join-server", "one line more");
        Ui.await("the line came", () -> log.getItems().getLast().toString().contains("one line more"));
        Ui.run(() -> {});
        assertFalse(Ui.get(() -> atEnd(log)), "who reads is left alone");
        press(log, KeyCode.END);
        story.says("node2/join-server", "the last line");
        Ui.await("the end is followed again", () -> log.getItems().getLast().toString().contains("the last line") && atEnd(log));
    }

    private static void press(ListView<?> log, KeyCode key) {
        Ui.run(() -> {
            log.requestFocus();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                log.fireEvent(new KeyEvent(type, "", "", key, false, false, false, false));
            }
        });
    }

    private static boolean atEnd(ListView<?> log) {
        return log.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast).filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .allMatch(bar -> bar.getMax() - bar.getValue() < 0.01);
    }

    @Test
    void theLogIsCopiedAsItIsShownOrAsFarAsItIsSelected() {
        Stage stage = open(Theme.LIGHT);
        story.untilJoins();
        ListView<?> log = (ListView<?>) find(stage, "#run-log");
        Ui.run(() -> ((TextField) find(stage, "#run-log-search")).setText("node1/connect"));
        Ui.await("few lines are left", () -> !log.getItems().isEmpty() && log.getItems().size() < 10);
        int shown = Ui.get(() -> log.getItems().size());
        Ui.run(() -> ((Button) find(stage, "#run-log-copy")).fire());
        List<String> copied = Ui.get(() -> Clipboard.getSystemClipboard().getString()).lines().toList();
        assertEquals(shown, copied.size());
        assertTrue(copied.getFirst().matches("\\d\\d:\\d\\d:\\d\\d node1/connect  .+"), copied.getFirst());
        Ui.run(() -> log.getSelectionModel().selectIndices(0, 1));
        Ui.run(() -> log.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false)));
        assertEquals(copied.subList(0, 2), Ui.get(() -> Clipboard.getSystemClipboard().getString()).lines().toList());
    }

    @Test
    void theReportIsReadBeforeItIsSaved() {
        for (Theme theme : Theme.values()) {
            Story told = new Story(3);
            RunViewModel failed = new RunViewModel(told.bench(), told.draft, texts, told::now, new FrameRelay());
            told.draft.preparedProperty().set(Optional.of(told.prepared));
            Stage stage = Ui.get(() -> {
                RunPage shown = new RunPage(failed, new TakeOver(failed, told.bench(), Runnable::run, Runnable::run), new Reporting(failed, desktop, Runnable::run, Runnable::run));
                Stage opened = Screenshots.show(theme, (Parent) shown.view(), WIDTH, HEIGHT);
                failed.entered();
                shown.setMotion(false);
                return opened;
            });
            told.untilJoins().fails("node2/join-server").ends(Event.Outcome.FAILED);
            Ui.await("it has failed", () -> stage.getScene().lookup("#run-card-retry") != null && !find(stage, "#run-card-retry").isDisabled());
            assertFalse(Ui.get(() -> find(stage, "#run-retry").getParent().isVisible()), "each button once");
            Ui.run(() -> failed.select(0));
            assertTrue(Ui.get(() -> find(stage, "#run-retry").getParent().isVisible()), "and always within reach");
            Ui.run(() -> ((Button) find(stage, "#run-report")).fire());
            assertEquals(List.of(), Ui.get(() -> Accessible.nameless(stage.getScene().getRoot())));
            String read = Ui.get(() -> ((TextInputControl) find(stage, "#report-text")).getText());
            assertTrue(read.contains("problem: step-timeout"), read);
            Screenshots.settle(stage);
            Screenshots.write(stage.getScene(), "run-report", theme);
            Ui.run(() -> ((Button) find(stage, "#report-cancel")).fire());
            assertTrue(Ui.get(() -> stage.getScene().lookup("#report-dialog") == null));
            Ui.run(stage::close);
        }
    }

    private static Node find(Stage stage, String id) {
        Node node = stage.getScene().lookup(id);
        if (node == null) {
            throw new AssertionError("no " + id);
        }
        return node;
    }
}
