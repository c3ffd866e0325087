// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** The whole of a large subnet from top to bottom, and which part of it the map shows; that can be dragged. */
final class MapStrip extends Canvas {
    static final double WIDTH = 12;
    private static final double SMALLEST = 2;
    private static final double SMALLEST_FRAME = 8;

    private final IntConsumer wanted;
    private int total = 1;
    private int cells = 1;
    private double top;
    private double frame;
    private double grabbed;

    /** @param wanted hears the first cell that the user wants to see */
    MapStrip(IntConsumer wanted) {
        this.wanted = wanted;
        setId("map-strip");
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> go(event.getY() - grabbed));
    }

    void show(List<AddressMap.Run> runs, MapWindow window, MapColours colours) {
        total = window.total();
        cells = window.grid().cells();
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pen.setFill(colours.colour(MapInk.FREE));
        pen.fillRoundRect(1, 0, WIDTH - 2, getHeight(), 4, 4);
        for (AddressMap.Run run : runs) {
            if (run.owner().isPresent()) {
                pen.setFill(colours.colour(run.conflict() ? MapInk.CONFLICT : MapColours.of(run)));
                double size = Math.max(run.length() * getHeight() / total, SMALLEST);
                pen.fillRect(1, Math.min(run.start() * getHeight() / total, getHeight() - size), WIDTH - 2, size);
            }
        }
        frame = Math.max(SMALLEST_FRAME, cells * getHeight() / total);
        top = window.whole() ? 0 : window.first() * (getHeight() - frame) / (total - cells);
        if (!window.whole()) {
            pen.setStroke(colours.colour(MapInk.CURSOR));
            pen.setLineWidth(2);
            pen.strokeRoundRect(1, top + 1, WIDTH - 2, frame - 2, 4, 4);
        }
    }

    /** A frame that is taken is dragged; beside it, its middle comes to the pointer. */
    private void press(MouseEvent event) {
        boolean inside = top <= event.getY() && event.getY() <= top + frame;
        grabbed = inside ? event.getY() - top : frame / 2;
        go(event.getY() - grabbed);
        event.consume();
    }

    private void go(double y) {
        wanted.accept(Math.clamp(Math.round(y * (total - cells) / Math.max(1, getHeight() - frame)), 0, total - cells));
    }
}
