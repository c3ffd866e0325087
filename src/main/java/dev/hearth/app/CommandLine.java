// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

/** The commands that Hearth knows. */
public final class CommandLine {
    private CommandLine() {}

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        return arguments.length;
    }
}
