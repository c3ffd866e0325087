// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import java.util.OptionalInt;
import javafx.scene.input.KeyEvent;

/** Where keys lead the cursor of a map: arrows by a cell, Home and End in the row or with Control in the subnet, pages by a window. */
final class MapKeys {
    private MapKeys() {}

    static OptionalInt target(KeyEvent key, MapWindow window, int cursor) {
        int columns = window.grid().columns();
        int page = Math.max(1, window.grid().rows() - 1) * columns;
        int row = cursor - cursor % columns;
        return switch (key.getCode()) {
            case LEFT, KP_LEFT -> inside(cursor, -1, window);
            case RIGHT, KP_RIGHT -> inside(cursor, 1, window);
            case UP, KP_UP -> inside(cursor, -columns, window);
            case DOWN, KP_DOWN -> inside(cursor, columns, window);
            case HOME -> OptionalInt.of(all(key) ? 0 : row);
            case END -> OptionalInt.of(all(key) ? window.total() - 1 : Math.min(row + columns, window.total()) - 1);
            case PAGE_UP -> OptionalInt.of(Math.max(cursor - page, cursor % columns));
            case PAGE_DOWN -> OptionalInt.of(Math.min(cursor + page, window.total() - columns + cursor % columns));
            default -> OptionalInt.empty();
        };
    }

    /** With Shift a block is moved, and Control says something else. */
    private static boolean all(KeyEvent key) {
        return key.isShortcutDown() && !key.isShiftDown();
    }

    private static OptionalInt inside(int cursor, int by, MapWindow window) {
        int target = cursor + by;
        return OptionalInt.of(target < 0 || target >= window.total() ? cursor : target);
    }
}
