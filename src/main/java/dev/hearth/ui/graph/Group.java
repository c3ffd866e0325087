// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import java.util.List;

/**
 * Steps of one component in one lane: one box of the graph.
 *
 * @param index its place in {@link GraphModel#groups}, from 0; the groups are in an order that keeps every link
 * @param component text key {@code component.*}
 * @param lane a node's name, or {@link GraphModel#CLUSTER}
 * @param part from 1; more than 1 when other groups stand between two parts of one component in one lane
 * @param begins what its first step does: the step's text key {@code step.*}
 * @param steps ordinals in the plan, ascending; never empty
 */
public record Group(int index, String component, String lane, int part, String begins, List<Integer> steps) {
    public Group {
        steps = List.copyOf(steps);
    }
}
