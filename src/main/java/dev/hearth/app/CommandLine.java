// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.app.cli.HearthCommand;
import dev.hearth.app.cli.Opening;
import dev.hearth.app.cli.Terminal;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.window.HearthApplication;
import dev.hearth.ui.window.HearthWindow;
import dev.hearth.ui.window.Workbenches;

/** Wires commands and window to the real world and to practice. */
public final class CommandLine {
    private CommandLine() {}

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        if (arguments.length == 0) {
            return window();
        }
        HearthCommand command = new HearthCommand(HomeWorkbench::ofThisUser, PracticeWorkbench::begin, CommandLine::open);
        return new picocli.CommandLine(command).execute(arguments);
    }

    /** Nothing is to be understood then, and whoever waits for the window does not wait for the commands. */
    private static int window() {
        try {
            return open(new Opening.Home());
        } catch (ProblemException e) {
            Terminal.ofThisProcess().problem(e.problem());
            return ExitCodes.FAILED;
        }
    }

    private static int open(Opening opening) throws ProblemException {
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

    private record Benches() implements Workbenches {
        @Override
        public Workbench real() {
            return HomeWorkbench.ofThisUser();
        }

        @Override
        public Workbench practice() {
            return PracticeWorkbench.begin();
        }
    }
}
