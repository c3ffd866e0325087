// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import java.util.OptionalInt;

/**
 * Where the cells of a window are, in pixels.
 *
 * @param left room for the names of rows
 * @param top room for what of the first row's name is higher than the row
 * @param cell from one cell to the next
 */
record MapPlace(MapWindow window, double left, double top, double cell) {
    private static final double LARGEST_CELL = 30;
    private static final double TOP = 4;
    private static final double SHORT_NAMES = 36;
    private static final double LONG_NAMES = 64;
    /** From these sizes on there is a gap between cells, and a larger one. */
    private static final double GAP = 4;
    private static final double WIDE_GAP = 12;

    static MapPlace of(MapWindow window, double width, double height) {
        double left = window.large() ? LONG_NAMES : SHORT_NAMES;
        double room = Math.max(0.5, Math.min((width - left) / window.grid().columns(), (height - 2 * TOP) / window.grid().rows()));
        return new MapPlace(window, left, TOP, room >= 2 ? Math.floor(Math.min(room, LARGEST_CELL)) : room);
    }

    double width() {
        return window.grid().columns() * cell;
    }

    double height() {
        return window.grid().rows() * cell;
    }

    double gap() {
        return cell >= WIDE_GAP ? 2 : cell >= GAP ? 1 : 0;
    }

    /** Of a painted cell. */
    double side() {
        return cell - gap();
    }

    double x(int at) {
        return left + window.grid().column(at - window.first()) * cell;
    }

    double y(int at) {
        return top + window.grid().row(at - window.first()) * cell;
    }

    /** The cell of the subnet that is there; empty beside the cells. */
    OptionalInt at(double x, double y) {
        OptionalInt inside = window.grid().cell(column(x), row(y));
        return inside.isPresent() ? OptionalInt.of(window.first() + inside.getAsInt()) : inside;
    }

    /** The cell that is nearest to that place. */
    int nearest(double x, double y) {
        int column = Math.clamp(column(x), 0, window.grid().columns() - 1);
        int row = Math.clamp(row(y), 0, window.grid().rows() - 1);
        return window.first() + row * window.grid().columns() + column;
    }

    private int column(double x) {
        return (int) Math.floor((x - left) / cell);
    }

    private int row(double y) {
        return (int) Math.floor((y - top) / cell);
    }
}
