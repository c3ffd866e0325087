// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.Cidr;
import java.util.OptionalInt;

/**
 * How the cells of a subnet lie: rows of 16 up to a /24, as square as powers of two can be above.
 *
 * @param cells 1 to 65,536
 * @param columns a power of two
 */
record MapGrid(int cells, int columns) {
    private static final int NUMBERED = 16;

    static MapGrid of(Cidr subnet) {
        int bits = 32 - subnet.prefix();
        return new MapGrid(1 << bits, bits <= 8 ? Math.min(NUMBERED, 1 << bits) : 1 << ((bits + 1) / 2));
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

    /** The cell that the arrow keys reach; the same one at an edge. */
    int moved(int cell, int columnsBy, int rowsBy) {
        int target = cell + columnsBy + rowsBy * columns;
        return target < 0 || target >= cells ? cell : target;
    }
}
