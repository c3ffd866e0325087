// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A systemd unit, as {@code systemctl show} tells (org.freedesktop.systemd1(5)).
 *
 * @param loaded whether there is such a unit
 * @param enabled whether it starts at boot
 * @param active its ActiveState: active, activating, reloading, failed and so on
 * @param sub its SubState: running, auto-restart and so on
 * @param restarts how often systemd started it again since it was last started by hand
 */
public record UnitState(boolean loaded, boolean enabled, String active, String sub, int restarts) {
    public static UnitState parse(String show) {
        Map<String, String> values = show.lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1), (one, two) -> two));
        String restarts = values.getOrDefault("NRestarts", "0");
        return new UnitState(
                "loaded".equals(values.get("LoadState")),
                "enabled".equals(values.get("UnitFileState")),
                values.getOrDefault("ActiveState", "unknown"),
                values.getOrDefault("SubState", "unknown"),
                restarts.matches("[0-9]{1,9}") ? Integer.parseInt(restarts) : 0);
    }

    public boolean running() {
        return active.equals("active");
    }

    /** Started, or on its way: starting it again would change nothing. */
    public boolean started() {
        return running() || active.equals("activating") || active.equals("reloading");
    }

    @Override
    public String toString() {
        return active + " (" + sub + ")" + (restarts == 0 ? "" : " restarts=" + restarts);
    }
}
