// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.app.cli.HearthCommand;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.window.HearthApplication;
import dev.hearth.ui.window.Workbenches;

/** Wires commands and window to the real world and to practice. */
public final class CommandLine {
    private CommandLine() {}

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        HearthCommand command = new HearthCommand(HomeWorkbench::ofThisUser, PracticeWorkbench::begin, CommandLine::open);
        return new picocli.CommandLine(command).execute(arguments);
    }

    private static int open(boolean practice) {
        HearthApplication.open(new Benches(), practice);
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
