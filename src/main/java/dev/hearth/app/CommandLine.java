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
import dev.hearth.ui.window.HearthApplication;
import dev.hearth.ui.window.HearthWindow;
import dev.hearth.ui.window.Workbenches;
import java.nio.file.Path;
import java.time.InstantSource;
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
            case Opening.Home home -> HearthApplication.open(new Benches(), window -> {});
            case Opening.Practice practice -> HearthApplication.open(new Benches(), HearthWindow::practise);
            case Opening.Plan plan -> HearthApplication.open(new Benches(), window -> window.session().open(plan.file()));
            case Opening.SelfCheck check -> {
                return SelfCheck.run(check.out());
            }
        }
        return ExitCodes.OK;
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
