// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

/** What a map is drawn on, one over the other: pixels, what a pen draws, and marks that move; beside them the strip. */
final class MapSheet extends Pane {
    private static final double BESIDE = MapStrip.WIDTH + 8;

    private final MapWords words;
    private final MapColours colours;
    private final MapPixels pixels = new MapPixels();
    private final ImageView picture = new ImageView();
    private final Canvas drawn = new Canvas();
    private final MapMarks marks = new MapMarks();
    private final MapStrip strip;
    private Optional<MapPlace> place = Optional.empty();

    /** @param wanted hears the first cell that the user wants to see */
    MapSheet(MapWords words, MapColours colours, IntConsumer wanted) {
        this.words = words;
        this.colours = colours;
        this.strip = new MapStrip(wanted);
        picture.setManaged(false);
        picture.setSmooth(false);
        drawn.setMouseTransparent(true);
        getChildren().addAll(picture, drawn, marks, strip);
    }

    void paint(AddressMap map, List<AddressMap.Run> runs, List<Integer> answering, MapWindow window) {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        MapPlace now = MapPlace.of(window, getWidth() - (window.large() ? BESIDE : 0), getHeight());
        place = Optional.of(now);
        resize(drawn);
        resize(marks);
        picture.setVisible(!window.grid().numbered());
        if (picture.isVisible()) {
            picture.setImage(pixels.paint(runs, now, colours, scale()));
            picture.setX(now.left());
            picture.setY(now.top());
            picture.setFitWidth(now.width());
            picture.setFitHeight(now.height());
        }
        MapPainter painter = new MapPainter(map, runs, now, colours, drawn.getGraphicsContext2D());
        painter.paint(words::kind);
        painter.answers(answering);
        strip.setVisible(window.large());
        if (strip.isVisible()) {
            strip.setLayoutX(now.left() + now.width() + BESIDE - MapStrip.WIDTH);
            strip.setLayoutY(now.top());
            strip.setWidth(MapStrip.WIDTH);
            strip.setHeight(now.height() - now.gap());
            strip.show(runs, window, colours);
        }
    }

    void clear() {
        place = Optional.empty();
        drawn.getGraphicsContext2D().clearRect(0, 0, drawn.getWidth(), drawn.getHeight());
        marks.clear();
        picture.setVisible(false);
        strip.setVisible(false);
    }

    void mark(int cursor, int hovered) {
        place.ifPresent(now -> marks.show(now, colours, cursor, hovered));
    }

    /** The cell that is there; empty beside the cells. */
    OptionalInt at(double x, double y) {
        return place.map(now -> now.at(x, y)).orElse(OptionalInt.empty());
    }

    /** Whether cells are smaller than the points that mark single ones. */
    boolean points() {
        return place.filter(now -> now.cell() < MapPixels.SMALLEST).isPresent();
    }

    Optional<Point2D> centre(int cell) {
        return place.map(now -> new Point2D(now.x(cell) + now.cell() / 2, now.y(cell) + now.cell() / 2));
    }

    int nearest(double x, double y) {
        return place.map(now -> now.nearest(x, y)).orElse(0);
    }

    /** Whether that is above (-1), among (0) or below (1) the cells. */
    int beyond(double y) {
        return place.map(now -> y < now.top() ? -1 : y > now.top() + now.height() ? 1 : 0).orElse(0);
    }

    private void resize(Canvas canvas) {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
    }

    private double scale() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
    }
}
