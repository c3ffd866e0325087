// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.Snapshots;
import java.util.Map;

/** Snapshots as a table, or a line of JSON each: names are letters, digits, dots and dashes alone. */
record SnapshotList(Terminal terminal) {
    void print(Snapshots found, boolean json) {
        if (json) {
            found.all().forEach(each -> terminal.line("{\"node\":\"%s\",\"name\":\"%s\",\"bytes\":%d,\"made\":\"%s\",\"by\":\"%s\"}".formatted(each.node(), each.name(), each.bytes(), each.made(), each.by().id())));
        } else if (found.all().isEmpty()) {
            terminal.say("snapshot.none", Map.of());
        } else {
            terminal.say("cli.snapshots.head", Map.of());
            found.all().forEach(each -> terminal.line("%-51s %-13s %10.1f MB %-21s %s".formatted(
                    each.name(), each.node(), each.bytes() / 1e6, each.made(), terminal.texts().get("snapshot.by." + each.by().id()))));
        }
    }
}
