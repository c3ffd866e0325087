// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.app.cli.HearthVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/** What is written down of a fault of Hearth itself, for whoever mends it. Not masked yet. */
final class FaultReport {
    private FaultReport() {}

    static String of(Throwable thrown, String thread, String code, Instant now) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return """
                hearth fault report
                code: %s
                written: %s
                version: %s
                java: %s, %s
                system: %s %s, %s
                thread: %s

                %s""".formatted(code, now, HearthVersion.text(), System.getProperty("java.version"), System.getProperty("java.vendor"),
                System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"), thread, stack);
    }
}
