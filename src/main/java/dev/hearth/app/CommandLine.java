// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.app.cli.HearthCommand;

/** Wires the commands to the real world. */
public final class CommandLine {
    private CommandLine() {}

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        HearthCommand command = new HearthCommand(HomeWorkbench::ofThisUser, PracticeWorkbench::begin, practice -> 0);
        return new picocli.CommandLine(command).execute(arguments);
    }
}
