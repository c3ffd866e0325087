// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Edge;
import java.util.List;

/**
 * A group waits for another one.
 *
 * @param from index of the group that is waited for
 * @param to index of the group that waits
 * @param strength hard when any edge between their steps is
 * @param whys text keys under {@code edge.*}, without doubles
 */
public record Link(int from, int to, Edge.Strength strength, List<String> whys) {
    public Link {
        whys = List.copyOf(whys);
    }

    public boolean hard() {
        return strength == Edge.Strength.HARD;
    }
}
