// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import java.util.List;

/**
 * The way of a line in terms of the grid: along the first level, up or down in the first channel, along the next level and
 * so on. Channel c is the gap after column c; corridor k is the gap above row k.
 *
 * @param levels one more than channels
 */
record Route(List<Level> levels, List<Integer> channels) {
    /**
     * A height at which a line runs.
     *
     * @param corridor whether it runs above the row and not at the ports of the row's boxes
     * @param track in a corridor, from 0 at the row upwards; at ports the net
     */
    record Level(int row, boolean corridor, int track) {}
}
