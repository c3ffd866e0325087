// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.desktop.CommandDesktop;
import dev.hearth.adapter.store.Folders;
import dev.hearth.app.cli.ExitCodes;
import dev.hearth.app.cli.HearthCommand;
import dev.hearth.app.cli.Opening;
import dev.hearth.app.cli.Terminal;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.DesktopSession;
import dev.hearth.port.PreferencesStore;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.window.HearthApplication;
import dev.hearth.ui.window.HearthWindow;
import dev.hearth.ui.window.Workbenches;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Wires commands and window to the real world and to practice. */
public final class CommandLine {
    private final Faults faults;
    private final OwnPreferences preferences;

    private CommandLine(Faults faults, OwnPreferences preferences) {
        this.faults = faults;
        this.preferences = preferences;
    }

    /** Runs one command and returns its exit code. What nobody expected is told as a problem too, never as a stack. */
    public static int run(String... arguments) {
        Path home = Path.of(System.getProperty("user.home"));
        Folders folders = Folders.ofThisUser();
        Faults faults = new Faults(folders.state().resolve("faults"), home, InstantSource.system(), fault -> Terminal.ofThisProcess().problem(fault));
        Thread.setDefaultUncaughtExceptionHandler(faults);
        try {
            return new CommandLine(faults, new OwnPreferences(folders)).begin(arguments);
        } catch (RuntimeException | Error e) {
            faults.uncaughtException(Thread.currentThread(), e);
            return ExitCodes.FAILED;
        }
    }

    private int begin(String... arguments) {
        if (arguments.length == 0) {
            return window();
        }
        HearthCommand command = new HearthCommand(this::home, this::practice, this::open);
        return new picocli.CommandLine(command).setExecutionExceptionHandler((thrown, line, parsed) -> {
            faults.uncaughtException(Thread.currentThread(), thrown);
            return ExitCodes.FAILED;
        }).execute(arguments);
    }

    private Workbench home() {
        return hidden(HomeWorkbench.ofThisUser(preferences.folders()));
    }

    private Workbench practice() {
        return hidden(PracticeWorkbench.begin());
    }

    private Workbench hidden(Workbench bench) {
        faults.hide(bench.secrets());
        return bench;
    }

    /** Nothing is to be understood then, and whoever waits for the window does not wait for the commands. */
    private int window() {
        try {
            return open(new Opening.Home());
        } catch (ProblemException e) {
            Terminal.ofThisProcess().problem(e.problem());
            return ExitCodes.FAILED;
        }
    }

    private int open(Opening opening) throws ProblemException {
        switch (opening) {
            case Opening.Home home -> first(Optional.empty());
            case Opening.Practice practice -> HearthApplication.open(new Benches(), HearthWindow::practise);
            case Opening.Plan plan -> first(Optional.of(plan.file()));
            case Opening.SelfCheck check -> {
                return SelfCheck.run(check.out());
            }
        }
        return ExitCodes.OK;
    }

    /** A window that is there already shows itself, and the plan file where that is in nobody's way. */
    private void first(Optional<Path> plan) throws ProblemException {
        Path socket = preferences.folders().state().resolve("window");
        if (!OneWindow.shownBefore(socket, plan)) {
            AtomicReference<Optional<OneWindow>> claimed = new AtomicReference<>(Optional.empty());
            HearthApplication.open(new Benches(), window -> {
                plan.ifPresent(window.session()::open);
                claimed.set(OneWindow.claim(socket, later -> visited(window, later)));
            });
            claimed.get().ifPresent(OneWindow::close);
        }
    }

    private static boolean visited(HearthWindow window, Optional<Path> plan) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        UiThread.later(() -> answer.complete(window.visited(plan)));
        return answer.completeOnTimeout(false, 2, TimeUnit.SECONDS).join();
    }

    private final class Benches implements Workbenches {
        @Override
        public Workbench real() {
            return home();
        }

        @Override
        public Workbench practice() {
            return CommandLine.this.practice();
        }

        @Override
        public PreferencesStore preferences() {
            return preferences;
        }

        @Override
        public DesktopSession desktop() {
            return CommandDesktop.ofThisSystem();
        }

        @Override
        public void onFault(Consumer<Problem> told) {
            faults.tell(told);
        }
    }
}
