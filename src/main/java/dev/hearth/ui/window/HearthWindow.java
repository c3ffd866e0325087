// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.ui.Workbench;
import dev.hearth.ui.fx.Theme;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/** What is in the window: one session at a time, in one theme. On the window's thread. */
public final class HearthWindow {
    private final Workbenches benches;
    private final Surroundings around;
    private final StackPane root = new StackPane();
    private final Scene scene;
    private Theme theme;
    private Session session;

    /** Opens the session of the real home. */
    public HearthWindow(Workbenches benches, Surroundings around, Theme theme, double width, double height) {
        this.benches = benches;
        this.around = around;
        this.theme = theme;
        this.scene = new Scene(root, width, height);
        theme.applyTo(scene);
        session = open(benches.real());
    }

    public Scene scene() {
        return scene;
    }

    public Session session() {
        return session;
    }

    /** Opens the practice homelab in the place of what is open. */
    public void practise() {
        session.close();
        Workbench bench = benches.practice();
        session = open(bench);
        session.begin(bench.firstDraft());
    }

    public void wear(Theme wanted) {
        theme = wanted;
        wanted.applyTo(scene);
        session.view().show(wanted);
    }

    /** Whether the window may close now; in a run the user is asked first, and {@code close} is called when that is the answer. */
    public boolean mayClose(Window owner, Runnable close) {
        return session.mayClose(owner, close);
    }

    /** Saves and ends what is open. */
    public void close() {
        session.close();
    }

    private Session open(Workbench bench) {
        Session opened = new Session(bench, around, this::practise, this::wear);
        opened.view().show(theme);
        root.getChildren().setAll(opened.view());
        opened.view().focusFirst();
        return opened;
    }
}
