// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

/** A text in a shell script, as it is: nothing in it is read by the shell. */
final class Heredoc {
    private static final String END = "END";

    private Heredoc() {}

    /** What stands behind a command: its input, from the next line on. */
    static String of(String text) {
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        String end = END;
        for (int more = 1; whole.lines().anyMatch(end::equals); more++) {
            end = END + "_" + more;
        }
        return "<<'" + end + "'\n" + whole + end + "\n";
    }
}
