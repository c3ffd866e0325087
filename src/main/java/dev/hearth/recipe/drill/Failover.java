// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.drill;

import java.util.Map;
import java.util.Optional;

/**
 * What the last drill measured; it stands at kube-vip's DaemonSet, so that anybody can read it later.
 *
 * @param from name of the node that had the address
 * @param to name of the node that took it
 * @param seconds how long the API did not answer at the address, as seen from the desktop
 */
record Failover(String from, String to, String seconds) {
    private static final String MARK = "hearth.dev/drill";

    Map<String, String> mark() {
        return Map.of(MARK, toString());
    }

    static Optional<String> marked(Map<String, String> annotations) {
        return Optional.ofNullable(annotations.get(MARK));
    }

    @Override
    public String toString() {
        return from + " -> " + to + ", API silent " + seconds + " s";
    }
}
