// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.time.Instant;
import java.util.Locale;

/**
 * A copy of etcd's content in a file on a server.
 *
 * @param node name of the server whose disk has it
 * @param made by that server's clock
 */
public record Snapshot(String node, String name, long bytes, Instant made) {
    /** What Hearth's begin with. */
    public static final String OURS = "hearth-";

    /** Who took it, as its name tells (k3s documentation, "k3s etcd-snapshot"). */
    public enum By {
        SCHEDULE,
        HEARTH,
        HAND;

        /** As in text keys ({@code snapshot.by.<id>}). */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public By by() {
        return name.startsWith("etcd-snapshot-") ? By.SCHEDULE : name.startsWith(OURS) ? By.HEARTH : By.HAND;
    }
}
