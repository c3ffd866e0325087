// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command's exit code as a shell would show it. */
final class ExitCode {
    /** Numbers on Linux (signal(7)) of the signals that RFC 4254 6.10 names. */
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1), Map.entry("INT", 2), Map.entry("QUIT", 3), Map.entry("ILL", 4), Map.entry("ABRT", 6),
            Map.entry("FPE", 8), Map.entry("KILL", 9), Map.entry("USR1", 10), Map.entry("SEGV", 11), Map.entry("USR2", 12),
            Map.entry("PIPE", 13), Map.entry("ALRM", 14), Map.entry("TERM", 15));

    private ExitCode() {}

    /**
     * @param status -1 when the server told none
     * @param signal that ended it, without SIG
     * @return 0 to 255, 128 and the signal's number after a signal; -1 when its end was not seen
     */
    static int of(int status, @Nullable String signal) {
        if (signal != null) {
            return 128 + SIGNALS.getOrDefault(signal, 127);
        }
        return status < 0 ? -1 : status & 0xff;
    }
}
