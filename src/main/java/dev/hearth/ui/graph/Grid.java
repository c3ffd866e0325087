// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.ui.graph.GraphLayout.Line;
import dev.hearth.ui.graph.GraphLayout.Sketch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which column and row each box is in. Columns are ranks: the longest way from a box that waits for nothing. Rows belong to
 * lanes; a box takes the row of what it waits for in its lane when that is free.
 */
final class Grid {
    private record Cell(int column, int row) {}

    private final int[] columns;
    private final int[] rows;
    /** For each lane its first row, then the number of rows. */
    private final int[] firstRows;

    private Grid(int[] columns, int[] rows, int[] firstRows) {
        this.columns = columns;
        this.rows = rows;
        this.firstRows = firstRows;
    }

    static Grid of(Sketch sketch) {
        int[] columns = ranks(sketch);
        int[] rowInLane = new int[columns.length];
        int[] firstRows = new int[sketch.lanes() + 1];
        for (int lane = 0; lane < sketch.lanes(); lane++) {
            firstRows[lane + 1] = firstRows[lane] + stack(sketch, lane, columns, rowInLane);
        }
        int[] rows = new int[columns.length];
        for (int box = 0; box < rows.length; box++) {
            rows[box] = firstRows[sketch.boxes().get(box).lane()] + rowInLane[box];
        }
        return new Grid(columns, rows, firstRows);
    }

    private static int[] ranks(Sketch sketch) {
        int[] ranks = new int[sketch.boxes().size()];
        List<Line> bySource = sketch.links().stream().sorted(java.util.Comparator.comparingInt(Line::from)).toList();
        for (Line line : bySource) {
            ranks[line.to()] = Math.max(ranks[line.to()], ranks[line.from()] + 1);
        }
        return ranks;
    }

    /** Gives rows to the boxes of a lane, column by column; returns how many rows it took, at least one. */
    private static int stack(Sketch sketch, int lane, int[] columns, int[] rowInLane) {
        List<Integer> boxes = new ArrayList<>();
        for (int box = 0; box < columns.length; box++) {
            if (sketch.boxes().get(box).lane() == lane) {
                boxes.add(box);
            }
        }
        boxes.sort(java.util.Comparator.comparingInt((Integer box) -> columns[box]));
        Set<Cell> taken = new HashSet<>();
        int height = 1;
        for (int box : boxes) {
            int wish = sketch.links().stream().filter(line -> line.to() == box && sketch.boxes().get(line.from()).lane() == lane)
                    .mapToInt(line -> rowInLane[line.from()]).min().orElse(0);
            while (!taken.add(new Cell(columns[box], wish))) {
                wish = taken.contains(new Cell(columns[box], 0)) ? wish + 1 : 0;
            }
            rowInLane[box] = wish;
            height = Math.max(height, wish + 1);
        }
        return height;
    }

    int boxes() {
        return rows.length;
    }

    /** From 0. */
    int column(int box) {
        return columns[box];
    }

    /** From 0, over all lanes. */
    int row(int box) {
        return rows[box];
    }

    /** Of that lane; for the number of lanes the number of rows. */
    int firstRow(int lane) {
        return firstRows[lane];
    }

    int columnCount() {
        return java.util.Arrays.stream(columns).max().orElse(-1) + 1;
    }

    int rowCount() {
        return firstRows[firstRows.length - 1];
    }

    int laneCount() {
        return firstRows.length - 1;
    }

    /** Whether no box stands in this row in the columns from {@code first} to {@code last}. */
    boolean free(int row, int first, int last) {
        for (int box = 0; box < rows.length; box++) {
            if (rows[box] == row && columns[box] >= first && columns[box] <= last) {
                return false;
            }
        }
        return true;
    }
}
