// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.time.Duration;

/**
 * How long to wait and how much to ask of a server.
 *
 * @param connect for the TCP connection and for each answer while shaking hands
 * @param handshake for all of it until logged in: a tarpit that sends a byte now and then ends here
 * @param keepAlive between two signs of life; a server that misses {@code keepAliveMisses} of them is lost
 * @param handshakes at once over all machines: sshd drops some from the 10th on (MaxStartups 10:30:100)
 * @param channels at once on one machine: sshd's MaxSessions is 10, others may have a shell open
 * @param outputLimit bytes kept of each of a command's two streams
 * @param upload after which an upload is ended
 */
public record SshSettings(
        Duration connect, Duration handshake, Duration keepAlive, int keepAliveMisses, int handshakes, int channels, int outputLimit,
        Duration upload) {

    public static SshSettings usual() {
        return new SshSettings(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5), 3, 8, 8, 8 << 20, Duration.ofMinutes(30));
    }

    /** How long a write may stand still: as long as it takes to miss the signs of life. */
    Duration patience() {
        return keepAlive.multipliedBy(keepAliveMisses + 1L);
    }
}
