// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.Cidr;

/**
 * What of a subnet is seen: addresses that follow each other, as many as a power of two, from the beginning of a row on. So it is one
 * piece also on the strip that shows the whole subnet.
 *
 * @param total how many cells the subnet has
 * @param first the first cell that is seen
 * @param grid how they lie
 */
record MapWindow(int total, int first, MapGrid grid) {
    /** At closest 2^8 cells are seen, with their numbers. */
    static final int CLOSEST = 8;
    private static final int STEP = 2;

    static MapWindow whole(Cidr subnet) {
        int total = 1 << (32 - subnet.prefix());
        return new MapWindow(total, 0, MapGrid.of(total));
    }

    /** Whether more can be seen than fits with numbers. */
    boolean large() {
        return bits(total) > CLOSEST;
    }

    boolean whole() {
        return grid.cells() == total;
    }

    boolean closest() {
        return bits(grid.cells()) <= CLOSEST;
    }

    int last() {
        return first + grid.cells() - 1;
    }

    boolean shows(int cell) {
        return first <= cell && cell <= last();
    }

    /** A quarter as many addresses, or four times as many; what is at {@code around} stays there as far as it can. */
    MapWindow zoomed(boolean in, int around) {
        int bits = bits(grid.cells()) + (in ? -STEP : STEP);
        int cells = 1 << Math.clamp(bits, Math.min(CLOSEST, bits(total)), bits(total));
        long before = (long) (around - first) * cells / grid.cells();
        return new MapWindow(total, 0, MapGrid.of(cells)).from((int) (around - before));
    }

    /** As many as now, from the row of {@code cell} on. */
    MapWindow from(int cell) {
        int row = Math.clamp(cell, 0, total - grid.cells()) / grid.columns();
        return new MapWindow(total, row * grid.columns(), grid);
    }

    MapWindow scrolled(int rows) {
        return from(first + rows * grid.columns());
    }

    /** Scrolled as little as needed to see that cell. */
    MapWindow showing(int cell) {
        return cell < first ? from(cell) : cell > last() ? from(cell - grid.cells() + grid.columns()) : this;
    }

    private static int bits(int cells) {
        return Integer.numberOfTrailingZeros(cells);
    }
}
