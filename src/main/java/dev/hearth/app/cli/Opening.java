// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/** What the window is opened for. */
public sealed interface Opening {
    record Home() implements Opening {}

    record Practice() implements Opening {}

    /** @param file that is there */
    record Plan(Path file) implements Opening {}

    /** @param out where each part is told of */
    record SelfCheck(PrintWriter out) implements Opening {}
}
