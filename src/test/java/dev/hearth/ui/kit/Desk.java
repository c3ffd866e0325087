// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ForgottenPreferences;
import dev.hearth.port.PreferencesStore;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.page.run.Relay;
import dev.hearth.ui.window.HearthWindow;
import dev.hearth.ui.window.Surroundings;
import dev.hearth.ui.window.Workbenches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The whole window as the program opens it, on a desk where nothing moves by itself: pictures of it are the same each time. */
public final class Desk implements AutoCloseable {
    /** A caret that blinks is on every other picture. */
    private static final String STILL = "data:text/css,.text-input{-fx-display-caret:false}";

    public final PlayedClock clock = new PlayedClock();
    public final Keyboard keys;
    public final PreferencesStore preferences;
    public final FakeDesktop desktop = new FakeDesktop();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final HearthWindow window;
    private final Stage stage;
    private PlayedBench practice;

    /** Every event is a frame of its own, so that what is shown does not depend on how many come in one. */
    private static final class EachAlone implements Relay {
        @Override
        public <T> Consumer<T> to(Consumer<List<T>> sink) {
            return item -> UiThread.later(() -> sink.accept(List.of(item)));
        }
    }

    /** What is to be soon is at once; what is to be later never comes, because time stands still. */
    private static Runnable soon(Duration wait, Runnable task) {
        if (wait.compareTo(Duration.ofSeconds(1)) <= 0) {
            task.run();
        }
        return () -> {};
    }

    private Runnable later(Duration wait, Runnable task) {
        Future<?> asked = background.submit(() -> {
            Thread.sleep(wait);
            task.run();
            return true;
        });
        return () -> asked.cancel(true);
    }

    /** @param home what is there before practice */
    public Desk(Workbench home) {
        this(home, new ForgottenPreferences());
    }

    public Desk(Workbench home, PreferencesStore preferences) {
        this(home, preferences, Texts.in(Locale.ENGLISH));
    }

    public Desk(Workbench home, PreferencesStore preferences, Texts texts) {
        this(home, preferences, texts, false);
    }

    /** On a desk where time goes by, as it does for a person. */
    public static Desk inTime(Workbench home) {
        return new Desk(home, new ForgottenPreferences(), Texts.in(Locale.ENGLISH), true);
    }

    private Desk(Workbench home, PreferencesStore preferences, Texts texts, boolean inTime) {
        this.preferences = preferences;
        Workbenches benches = new Workbenches() {
            @Override
            public Workbench real() {
                return home;
            }

            @Override
            public PreferencesStore preferences() {
                return preferences;
            }

            @Override
            public Workbench practice() {
                practice = new PlayedBench(clock);
                return practice;
            }
        };
        Surroundings around = new Surroundings(texts, UiThread.executor(), background, inTime ? this::later : Desk::soon, inTime ? InstantSource.system() : clock::now, Optional::empty, new EachAlone(), desktop);
        window = Ui.get(() -> new HearthWindow(benches, around, Theme.LIGHT, Screenshots.WIDTH, Screenshots.HEIGHT));
        stage = Ui.get(() -> {
            Stage shown = new Stage();
            window.scene().getStylesheets().add(STILL);
            window.scene().getPreferences().setReducedMotion(true);
            shown.setScene(window.scene());
            shown.show();
            return shown;
        });
        keys = new Keyboard(stage);
    }

    public HearthWindow window() {
        return window;
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return window.scene();
    }

    public Node find(String id) {
        return Ui.get(() -> Optional.ofNullable(scene().lookup("#" + id)).orElseThrow(() -> new AssertionError("no " + id)));
    }

    /** In both themes. */
    public void picture(String name) {
        for (Theme theme : Theme.values()) {
            Ui.run(() -> theme.applyTo(scene()));
            Ui.run(() -> window.session().view().show(theme));
            Screenshots.settle(stage);
            // A tree indents a row by what it had measured when the row came; now it has measured all.
            Ui.run(() -> scene().getRoot().lookupAll(".tree-view").forEach(tree -> ((TreeView<?>) tree).refresh()));
            Screenshots.settle(stage);
            Screenshots.write(scene(), name, theme);
        }
    }

    /** Of the question or the menu that is in a window of its own. */
    public void pictureOfQuestion(String name) {
        Window question = Ui.get(() -> Window.getWindows().stream().filter(each -> each != stage && each.isShowing()).findFirst()
                .orElseThrow(() -> new AssertionError("nothing is asked")));
        for (Theme theme : Theme.values()) {
            Ui.run(() -> theme.applyTo(question.getScene()));
            Screenshots.settle(question);
            Screenshots.write(question.getScene(), name, theme);
        }
    }

    /** The practice machines' host keys are confirmed. */
    public void trust(ClusterSpec spec) throws ProblemException, InterruptedException {
        for (NodeSpec node : spec.nodes()) {
            practice.hosts().pin(node.access(), practice.hosts().hostKey(node.access()));
        }
    }

    /** The API tells that this node does not answer any more. */
    public void away(String node) {
        practice.away(node);
    }

    /** Of the window at another size, which it has no longer afterwards. */
    public void picture(String name, int width, int height) {
        resize(width, height);
        picture(name);
        resize(Screenshots.WIDTH, Screenshots.HEIGHT);
    }

    private void resize(int width, int height) {
        Ui.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        Ui.await("the window has its size", () -> scene().getWidth() == width && scene().getHeight() == height);
        Screenshots.settle(stage);
    }

    @Override
    public void close() {
        clock.release();
        Ui.get(() -> {
            stage.close();
            return window.close();
        }).join();
        background.shutdownNow();
    }
}
