// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import java.time.Duration;

/**
 * A lock that another run has on a server.
 *
 * @param quiet since its owner was heard of, by the server's clock
 */
public record LockedBy(RunLock lock, Duration quiet) {
    /** An owner speaks up every 15 s; four times missed is more than a slow network. */
    public static final Duration STALE = Duration.ofSeconds(60);

    /** Of the answer to {@link LockCommands#take}; what cannot be read counts as somebody's. */
    static LockedBy parse(String answer) {
        String first = answer.lines().findFirst().orElse("");
        Duration quiet = first.matches("quiet=[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(first.substring(6))) : Duration.ZERO;
        return new LockedBy(RunLock.parse(answer).orElseGet(RunLock::unreadable), quiet);
    }

    public boolean stale() {
        return quiet.compareTo(STALE) >= 0;
    }
}
