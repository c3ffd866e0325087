// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

/** What a command's end means to a program. */
public final class ExitCodes {
    /** Done, or nothing to do. */
    public static final int OK = 0;
    /** Something failed; the problem was printed. */
    public static final int FAILED = 1;
    /** {@code plan} and dry runs: there are changes; {@code kit check}: the kit is stale. */
    public static final int CHANGES = 2;
    /** Refused, or the checks found something that a person must decide; nothing was changed on any node. */
    public static final int FINDINGS = 3;
    /** The command was not understood (EX_USAGE of sysexits.h). */
    public static final int USAGE = 64;
    /** Stopped by the user. */
    public static final int CANCELLED = 130;
    /** {@code status}: something is away or other than planned, and people are served all the same. */
    public static final int DEGRADED = 1;
    /** {@code status}: the API does not answer at the shared address, or the pages are not served. */
    public static final int BROKEN = 2;

    private ExitCodes() {}
}
