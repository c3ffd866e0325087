// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import java.util.OptionalInt;

/**
 * How so many addresses lie as cells: rows of 16 for up to 256, as square as powers of two can be above.
 *
 * @param cells a power of two from 1 to 65,536
 * @param columns a power of two
 */
record MapGrid(int cells, int columns) {
    private static final int NUMBERED = 16;

    static MapGrid of(int cells) {
        int bits = Integer.numberOfTrailingZeros(cells);
        return new MapGrid(cells, bits <= MapWindow.CLOSEST ? Math.min(NUMBERED, cells) : 1 << ((bits + 1) / 2));
    }

    int rows() {
        return (cells + columns - 1) / columns;
    }

    /** Whether cells are large enough for a number. */
    boolean numbered() {
        return columns <= NUMBERED;
    }

    int column(int cell) {
        return cell % columns;
    }

    int row(int cell) {
        return cell / columns;
    }

    OptionalInt cell(int column, int row) {
        int cell = row * columns + column;
        return column < 0 || column >= columns || row < 0 || cell >= cells ? OptionalInt.empty() : OptionalInt.of(cell);
    }
}
