// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Preferences;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.component.Overlay;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.preferences.PreferencesDialog;
import dev.hearth.ui.preferences.PreferencesViewModel;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.Switchboard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/** What is in the window, in one theme: the session of the real home, and one of practice in its place. On the window's thread. */
public final class HearthWindow implements Switchboard {
    private final Workbenches benches;
    private final Surroundings around;
    private final StackPane place = new StackPane();
    private final Overlay root = new Overlay(place);
    private final Scene scene;
    private final Session home;
    private final PreferencesViewModel preferences;
    private Theme system;
    private Theme theme;
    private Session session;

    /**
     * Opens the session of the real home.
     *
     * @param system the desktop's theme; worn unless the user prefers one
     */
    public HearthWindow(Workbenches benches, Surroundings around, Theme system, double width, double height) {
        this.benches = benches;
        this.around = around;
        this.system = system;
        this.scene = new Scene(root, width, height);
        preferences = new PreferencesViewModel(benches.preferences(), around.ui(), around.background());
        theme = wanted();
        theme.applyTo(scene);
        home = new Session(benches.real(), around, this);
        session = home;
        show(home);
        preferences.currentProperty().subscribe(this::heed);
        if (preferences.problem().isPresent()) {
            preferences();
        }
    }

    private Theme wanted() {
        return switch (preferences.current().look()) {
            case SYSTEM -> system;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }

    private void heed(Preferences wanted) {
        scene.getPreferences().setReducedMotion(switch (wanted.movement()) {
            case SYSTEM -> null;
            case REDUCED -> true;
            case FULL -> false;
        });
        dress();
    }

    private void dress() {
        theme = wanted();
        theme.applyTo(scene);
        session.view().show(theme);
    }

    /** The desktop was switched; what the user prefers is worn all the same. */
    void system(Theme switched) {
        system = switched;
        dress();
    }

    public Scene scene() {
        return scene;
    }

    /** The one that is shown. */
    public Session session() {
        return session;
    }

    /** A homelab that was practised on before is thrown away; what is planned for the real home rests meanwhile. */
    @Override
    public void practise() {
        leave(() -> {
            Workbench bench = benches.practice();
            show(new Session(bench, around, this));
            session.begin(bench.firstDraft());
        });
    }

    @Override
    public void leavePractice() {
        leave(() -> {
            show(home);
            home.resume();
        });
    }

    /** In practice a run that goes on is ended: there is nothing to lose. */
    private void leave(Runnable then) {
        Session left = session;
        if (left == home) {
            home.rest();
            then.run();
        } else {
            left.stop(() -> {
                // Who pressed twice leaves once.
                if (session == left) {
                    then.run();
                    // Waited for elsewhere, so that what goes wrong is heard.
                    around.background().execute(left.close()::join);
                }
            });
        }
    }

    @Override
    public void wear(Theme wanted) {
        preferences.change(some -> some.withLook(wanted == Theme.LIGHT ? Preferences.Look.LIGHT : Preferences.Look.DARK));
    }

    @Override
    public void preferences() {
        root.show(PreferencesDialog.of(preferences, around.texts(), around.desktop(), root::hide));
    }

    /**
     * Hearth was started once more: the window comes to the front, and opens the plan file where nothing else is open.
     *
     * @return false where that start needs a window of its own
     */
    public boolean visited(Optional<Path> plan) {
        if (plan.isPresent() && (session != home || home.wizard().currentProperty().get() != PageId.WELCOME)) {
            return false;
        }
        if (scene.getWindow() instanceof Stage stage) {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
        plan.ifPresent(home::open);
        return true;
    }

    /** One dialog at a time: of a fault that follows while it is read, there is a report. */
    @Override
    public void told(Problem problem) {
        if (scene.lookup("#problem-dialog") == null) {
            root.show(ProblemDialog.of(problem, around.texts(), around.desktop(), root::hide));
        }
    }

    /** Whether the window may close now; in a run the user is asked first, and {@code close} is called when that is the answer. */
    public boolean mayClose(Window owner, Runnable close) {
        return session.mayClose(owner, close);
    }

    /** Saves and ends what is open, in the background, and tells when it is done. */
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> home = this.home.close();
        return session == this.home ? home : CompletableFuture.allOf(home, session.close());
    }

    private void show(Session shown) {
        session = shown;
        shown.view().show(theme);
        place.getChildren().setAll(shown.view());
        shown.view().focusFirst();
    }
}
