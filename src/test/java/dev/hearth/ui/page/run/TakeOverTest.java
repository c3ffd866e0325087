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
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.kit.FakeDesktop;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HeadlessToolkit.class)
class TakeOverTest {
    private final FakeDesktop desktop = new FakeDesktop();
    private final Story story = new Story(3);
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private RunViewModel model;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aSilentHearthIsTakenOverFromInTheBackgroundAndTheRunGoesOn(Theme theme) {
        Stage stage = open(theme);
        failsBy(ProblemCode.CLUSTER_LOCK_STALE);
        Ui.await("it is offered", () -> shown(stage, "run-card-take-over"));
        assertTrue(shown(stage, "run-card-retry"));
        assertFalse(shown(stage, "run-take-over") || shown(stage, "run-retry"), "each button once");
        assertEquals(List.of(ProblemCode.CLUSTER_LOCK_STALE), codes(), "it is said once, whatever figures each step was told");
        Screenshots.settle(stage);
        Screenshots.write(stage.getScene(), "run-lock-stale", theme);

        press(stage, "run-card-take-over");
        Ui.await("it runs again", () -> story.starts.size() == 2);
        assertEquals(1, story.takers.size());
        assertFalse(story.takers.contains(Ui.get(Thread::currentThread)), "the window does not wait for servers");
        assertFalse(Ui.get(() -> shown(stage, "run-take-over")));
        assertEquals("", Ui.get(() -> model.noticeProperty().get()));
        Ui.run(stage::close);
    }

    @Test
    void aHearthThatIsAliveAfterAllKeepsTheCluster() {
        Stage stage = open(Theme.LIGHT);
        failsBy(ProblemCode.CLUSTER_LOCK_STALE);
        Ui.await("it is offered", () -> shown(stage, "run-card-take-over"));
        story.notTaken = Optional.of(locked(ProblemCode.CLUSTER_BUSY, "node1", 4));
        press(stage, "run-card-take-over");
        Ui.await("it is alive", () -> codes().equals(List.of(ProblemCode.CLUSTER_BUSY)));
        assertEquals(texts.get("problem.cluster-busy.title"), Ui.get(() -> ((Labeled) stage.getScene().lookup("#run-problem-title")).getText()));
        assertTrue(Ui.get(() -> shown(stage, "run-card-retry") && !shown(stage, "run-take-over") && !shown(stage, "run-card-take-over")));
        assertEquals(1, story.starts.size());
        Ui.run(stage::close);
    }

    @Test
    void whatElseKeepsItIsSaidAndItMayBeTriedAgain() {
        Stage stage = open(Theme.LIGHT);
        failsBy(ProblemCode.CLUSTER_LOCK_STALE);
        Ui.await("it is offered", () -> shown(stage, "run-card-take-over"));
        story.notTaken = Optional.of(Problem.blocking(ProblemCode.SSH_UNREACHABLE, Map.of("host", "192.168.5.11", "port", "22")));
        press(stage, "run-card-take-over");
        Ui.await("it is said", () -> model.noticeProperty().get().contains("192.168.5.11"));
        assertTrue(Ui.get(() -> shown(stage, "run-card-take-over")));
        story.notTaken = Optional.empty();
        press(stage, "run-card-take-over");
        Ui.await("it runs again", () -> story.starts.size() == 2);
        Ui.run(stage::close);
    }

    @Test
    void fromOneThatIsAliveNothingIsTaken() {
        Stage stage = open(Theme.LIGHT);
        failsBy(ProblemCode.CLUSTER_BUSY);
        Ui.await("it has failed", () -> shown(stage, "run-card-retry"));
        assertEquals(List.of(ProblemCode.CLUSTER_BUSY), codes());
        assertTrue(Ui.get(() -> !shown(stage, "run-take-over") && !shown(stage, "run-card-take-over")));
        Ui.run(stage::close);
    }

    private Stage open(Theme theme) {
        model = new RunViewModel(story.bench(), story.draft, texts, story::now, new FrameRelay());
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        TakeOver takeOver = new TakeOver(model, story.bench(), UiThread.executor(), task -> Thread.ofVirtual().start(task));
        return Ui.get(() -> {
            RunPage page = new RunPage(model, takeOver, new Reporting(model, desktop, Runnable::run, Runnable::run));
            Stage stage = Screenshots.show(theme, (Parent) page.view(), 1035, 690);
            model.entered();
            page.setMotion(false);
            return stage;
        });
    }

    /** As the steps are told that begin together: each by a server of its own, a moment later. */
    private void failsBy(ProblemCode code) {
        story.starts().fails("desktop/download-installer", locked(code, "node1", 1834)).fails("node1/connect", locked(code, "node2", 1835))
                .fails("node2/connect", locked(code, "node1", 1835)).ends(Event.Outcome.FAILED);
    }

    private static Problem locked(ProblemCode code, String host, int seconds) {
        return Problem.blocking(code, Map.of("host", host, "owner", "ann@laptop", "since", "2026-11-22T11:20:00Z", "seconds", String.valueOf(seconds),
                "path", "/var/lib/hearth/homelab.lock"));
    }

    private List<ProblemCode> codes() {
        return Ui.get(() -> model.problems().getValue().stream().map(Problem::code).toList());
    }

    /** With all that it stands in. */
    private static boolean shown(Stage stage, String id) {
        Node found = stage.getScene().lookup("#" + id);
        boolean shown = found != null;
        for (Node node = found; node != null; node = node.getParent()) {
            shown &= node.isVisible();
        }
        return shown;
    }

    private static void press(Stage stage, String id) {
        Ui.run(() -> ((Button) stage.getScene().lookup("#" + id)).fire());
    }
}
