// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.problem.Problem;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.window.Session;
import dev.hearth.ui.window.Surroundings;
import dev.hearth.ui.wizard.Switchboard;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Scene;

/** The whole window on a fake workbench: everything happens at once, on the thread that asks. */
public final class TestWindow {
    public final FakeWorkbench bench;
    public final Session session;
    public final FakeDesktop desktop;

    /** There is nothing but the session. */
    private static final class Alone implements Switchboard {
        @Override
        public void practise() {}

        @Override
        public void leavePractice() {}

        @Override
        public void wear(Theme theme) {}

        @Override
        public void told(Problem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void preferences() {}
    }

    private TestWindow(FakeWorkbench bench, Session session, FakeDesktop desktop) {
        this.bench = bench;
        this.session = session;
        this.desktop = desktop;
    }

    /** On the window's thread. */
    public static TestWindow on(FakeWorkbench bench) {
        return on(bench, Runnable::run, Runnable::run);
    }

    /** As {@link #on}, with slow work on threads of its own. */
    public static TestWindow inTime(FakeWorkbench bench) {
        return on(bench, UiThread.executor(), task -> Thread.ofVirtual().start(task));
    }

    private static TestWindow on(FakeWorkbench bench, Executor ui, Executor background) {
        FakeDesktop desktop = new FakeDesktop();
        Surroundings around = new Surroundings(Texts.in(Locale.ENGLISH), ui, background,
                (wait, task) -> () -> {}, () -> Samples.NOW, Optional::empty, new AtOnce(), desktop);
        return new TestWindow(bench, new Session(bench, around, new Alone()), desktop);
    }

    public TestWindow in(Theme theme) {
        session.view().show(theme);
        return this;
    }

    public Scene scene() {
        return session.view().getScene();
    }
}
