// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.Ipv4;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a map of cells: with numbers up to a /24, as cells with gaps above, as points where cells would be too small. */
final class MapPainter {
    private static final double SMALLEST_CELL_WITH_GAP = 4;
    private static final double LARGEST_CELL = 30;

    private final AddressMap map;
    private final MapGrid grid;
    private final Function<MapInk, Color> ink;
    private final double left;
    private final double cell;

    MapPainter(AddressMap map, Function<MapInk, Color> ink, double width, double height) {
        this.map = map;
        this.grid = MapGrid.of(map.subnet());
        this.ink = ink;
        this.left = map.subnet().prefix() >= 24 ? 36 : 64;
        double room = Math.min((width - left) / grid.columns(), height / grid.rows());
        this.cell = room >= 2 ? Math.floor(Math.min(room, LARGEST_CELL)) : room;
    }

    MapGrid grid() {
        return grid;
    }

    double left() {
        return left;
    }

    double cell() {
        return cell;
    }

    void paint(GraphicsContext pen, int cursor, String mono) {
        pen.clearRect(0, 0, pen.getCanvas().getWidth(), pen.getCanvas().getHeight());
        if (cell >= SMALLEST_CELL_WITH_GAP) {
            cells(pen, mono);
        } else {
            points(pen);
        }
        labels(pen, mono);
        cursor(pen, cursor);
    }

    private void cells(GraphicsContext pen, String mono) {
        double gap = cell >= 12 ? 2 : 1;
        double arc = cell >= 12 ? 6 : 2;
        pen.setFont(Font.font(mono, Math.min(11, cell * 0.45)));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        for (AddressMap.Run run : map.runs()) {
            MapInk colour = colour(run);
            for (int at = run.start(); at < run.start() + run.length(); at++) {
                double x = left + grid.column(at) * cell;
                double y = grid.row(at) * cell;
                pen.setFill(ink.apply(colour));
                pen.fillRoundRect(x, y, cell - gap, cell - gap, arc, arc);
                if (grid.numbered() && colour != MapInk.FREE) {
                    pen.setFill(ink.apply(colour.on()));
                    pen.fillText(String.valueOf(map.address(at).bits() & 255), x + (cell - gap) / 2, y + (cell - gap) / 2);
                }
            }
        }
    }

    private void points(GraphicsContext pen) {
        WritableImage image = new WritableImage(grid.columns(), grid.rows());
        for (AddressMap.Run run : map.runs()) {
            Color colour = ink.apply(colour(run));
            for (int at = run.start(); at < run.start() + run.length(); at++) {
                image.getPixelWriter().setColor(grid.column(at), grid.row(at), colour);
            }
        }
        pen.setImageSmoothing(false);
        pen.drawImage(image, left, 0, grid.columns() * cell, grid.rows() * cell);
    }

    private void labels(GraphicsContext pen, String mono) {
        int every = Math.max(1, Integer.highestOneBit((int) Math.ceil(32 / Math.max(cell, 0.5)) - 1));
        pen.setFont(Font.font(mono, 11));
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(ink.apply(MapInk.ON_FREE));
        for (int row = 0; row < grid.rows(); row += every) {
            pen.fillText(ending(map.address(row * grid.columns())), left - 8, row * cell + Math.max(cell, 14) / 2 - 1);
        }
    }

    /** What of an address tells the rows apart. */
    private String ending(Ipv4 address) {
        String[] parts = address.toString().split("\\.", -1);
        return map.subnet().prefix() >= 24 ? "." + parts[3] : "." + parts[2] + "." + parts[3];
    }

    private void cursor(GraphicsContext pen, int cursor) {
        if (cursor >= 0) {
            double size = Math.max(cell - 1, 5);
            pen.setStroke(ink.apply(MapInk.CURSOR));
            pen.setLineWidth(2);
            pen.strokeRoundRect(left + grid.column(cursor) * cell - 0.5, grid.row(cursor) * cell + 0.5, size - 1, size - 1, 6, 6);
        }
    }

    private static MapInk colour(AddressMap.Run run) {
        return run.conflict() ? MapInk.CONFLICT : run.owner().map(owner -> MapInk.of(owner.kind())).orElse(MapInk.FREE);
    }
}
