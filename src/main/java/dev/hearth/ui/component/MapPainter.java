// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import dev.hearth.ui.fx.Fonts;
import dev.hearth.ui.fx.Ruler;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws what is drawn with a pen: cells with numbers, names of rows, and names of blocks that are large enough for one. */
final class MapPainter {
    private static final double NAME = 11;
    private static final double ROW_OF_NAMES = 17;
    private static final Set<Owner.Kind> HOLLOW = EnumSet.of(Owner.Kind.NETWORK, Owner.Kind.BROADCAST);

    private final AddressMap map;
    private final List<AddressMap.Run> runs;
    private final MapPlace place;
    private final MapColours colours;
    private final GraphicsContext pen;

    MapPainter(AddressMap map, List<AddressMap.Run> runs, MapPlace place, MapColours colours, GraphicsContext pen) {
        this.map = map;
        this.runs = runs;
        this.place = place;
        this.colours = colours;
        this.pen = pen;
    }

    /** @param name of an owner, in words */
    void paint(Function<Owner, String> name) {
        pen.clearRect(0, 0, pen.getCanvas().getWidth(), pen.getCanvas().getHeight());
        pen.setTextBaseline(VPos.CENTER);
        if (place.window().grid().numbered()) {
            cells();
        } else {
            blocks(name);
        }
        rows();
    }

    /** A dot in each cell that answers: under its number, or in the middle where there is none. */
    void answers(List<Integer> cells) {
        for (int at : cells) {
            if (place.window().shows(at)) {
                boolean free = map.owner(at).isEmpty();
                boolean numbered = place.window().grid().numbered() && !free;
                double size = Math.clamp(Math.round(place.side() / (numbered ? 6 : 3)), 3, 7);
                double x = place.x(at) + (place.side() - size) / 2;
                double y = numbered ? place.y(at) + place.side() - size - 1 : place.y(at) + (place.side() - size) / 2;
                pen.setFill(colours.colour(free ? MapInk.ANSWERS : map.owner(at).map(owner -> MapInk.of(owner.kind())).orElse(MapInk.FREE).on()));
                pen.fillOval(x, y, size, size);
            }
        }
    }

    private void cells() {
        pen.setFont(Font.font(Fonts.MONO, Math.min(NAME, place.cell() * 0.45)));
        pen.setTextAlign(TextAlignment.CENTER);
        for (AddressMap.Run run : runs) {
            int to = Math.min(run.start() + run.length() - 1, place.window().last());
            for (int at = Math.max(run.start(), place.window().first()); at <= to; at++) {
                cell(run, at);
            }
        }
    }

    private void cell(AddressMap.Run run, int at) {
        MapInk colour = MapColours.of(run);
        double side = place.side();
        double arc = place.gap() > 1 ? 6 : 2;
        boolean hollow = run.owner().filter(owner -> HOLLOW.contains(owner.kind())).isPresent();
        if (hollow) {
            ring(at, 1, MapInk.NETWORK, arc);
        } else {
            pen.setFill(colours.colour(colour));
            pen.fillRoundRect(place.x(at), place.y(at), side, side, arc, arc);
        }
        if (run.conflict()) {
            stripe(at);
            ring(at, 2, MapInk.CONFLICT, arc);
        }
        if (colour != MapInk.FREE) {
            pen.setFill(colours.colour(hollow ? MapInk.ON_FREE : colour.on()));
            pen.fillText(String.valueOf(map.address(at).bits() & 255), place.x(at) + side / 2, place.y(at) + side / 2);
        }
    }

    private void ring(int at, double width, MapInk ink, double arc) {
        pen.setStroke(colours.colour(ink));
        pen.setLineWidth(width);
        pen.strokeRoundRect(place.x(at) + width / 2, place.y(at) + width / 2, place.side() - width, place.side() - width, arc, arc);
    }

    /** A corner in the colour of conflicts, for whoever does not see its border. */
    private void stripe(int at) {
        double size = Math.floor(place.side() / 3);
        double right = place.x(at) + place.side() - 1;
        double top = place.y(at) + 1;
        pen.setFill(colours.colour(MapInk.CONFLICT));
        pen.fillPolygon(new double[] {right - size, right, right}, new double[] {top, top, top + size}, 3);
    }

    private void rows() {
        int every = 1;
        while (every * place.cell() < ROW_OF_NAMES) {
            every *= 2;
        }
        pen.setFont(Font.font(Fonts.MONO, NAME));
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setFill(colours.colour(MapInk.ON_FREE));
        for (int row = 0; row < place.window().grid().rows(); row += every) {
            int first = place.window().first() + row * place.window().grid().columns();
            double middle = Math.max(place.y(first) + place.side() / 2, NAME / 2);
            pen.fillText(ending(map.address(first)), place.left() - 8, middle);
        }
    }

    /** What of an address tells the rows apart. */
    private String ending(Ipv4 address) {
        String[] parts = address.toString().split("\\.", -1);
        return place.window().large() ? "." + parts[2] + "." + parts[3] : "." + parts[3];
    }

    private void blocks(Function<Owner, String> name) {
        pen.setFont(Font.font(Fonts.TEXT, NAME + 1));
        pen.setTextAlign(TextAlignment.CENTER);
        for (AddressMap.Run run : runs) {
            run.owner().filter(owner -> rows(run) * place.cell() >= ROW_OF_NAMES).ifPresent(owner -> block(run, name.apply(owner)));
        }
    }

    /** In the middle of the rows that it has to itself. */
    private void block(AddressMap.Run run, String name) {
        double width = Ruler.widest(List.of(name), Fonts.TEXT, NAME + 1) + 12;
        if (width <= place.width()) {
            double middle = place.top() + (firstRow(run) + rows(run) / 2.0) * place.cell();
            pen.setFill(colours.colour(MapColours.of(run)));
            pen.fillRoundRect(place.left() + (place.width() - width) / 2, middle - 9, width, 18, 4, 4);
            pen.setFill(colours.colour(MapColours.of(run).on()));
            pen.fillText(name, place.left() + place.width() / 2, middle);
        }
    }

    private int firstRow(AddressMap.Run run) {
        int columns = place.window().grid().columns();
        return Math.max(run.start() - place.window().first() + columns - 1, 0) / columns;
    }

    private int rows(AddressMap.Run run) {
        int end = Math.min(run.start() + run.length() - place.window().first(), place.window().grid().cells());
        return end / place.window().grid().columns() - firstRow(run);
    }
}
