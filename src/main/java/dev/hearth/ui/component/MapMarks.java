// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** Over the cells: the keyboard's cursor and what the pointer is on. All that is drawn anew when these move. */
final class MapMarks extends Canvas {
    private static final double SMALLEST = 7;

    MapMarks() {
        setMouseTransparent(true);
    }

    /**
     * @param cursor cell of the keyboard's cursor, negative for none
     * @param hovered cell under the pointer, negative for none
     */
    void show(MapPlace place, MapColours colours, int cursor, int hovered) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pen.setStroke(colours.colour(MapInk.CURSOR));
        if (hovered != cursor) {
            ring(pen, place, hovered, 1);
        }
        ring(pen, place, cursor, 2);
    }

    void clear() {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    }

    private static void ring(GraphicsContext pen, MapPlace place, int cell, double width) {
        if (cell >= 0 && place.window().shows(cell)) {
            double size = Math.max(place.side() + 2, SMALLEST);
            double x = Math.round(place.x(cell) + place.side() / 2 - size / 2);
            double y = Math.round(place.y(cell) + place.side() / 2 - size / 2);
            pen.setLineWidth(width);
            pen.strokeRoundRect(x + width / 2, y + width / 2, size - width, size - width, 6, 6);
        }
    }
}
