// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.ui.graph.GraphLayout.Area;
import dev.hearth.ui.graph.GraphLayout.Placed;
import dev.hearth.ui.graph.GraphLayout.Point;
import java.util.Arrays;
import java.util.List;

/** A layout in characters, to be read and approved. */
final class TextPicture {
    private static final int RIGHT = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int UP = 8;
    /** By the sum of the directions that a line goes to from a character. */
    private static final String STROKES = " ╶╷┌╴─┐┬╵└│├┘┴┤┼";
    private static final double WIDE = 7;
    private static final double HIGH = 10;

    private final int[][] strokes;
    private final char[][] marks;

    private TextPicture(Placed placed) {
        strokes = new int[row(placed.height()) + 2][column(placed.width()) + 2];
        marks = new char[strokes.length][strokes[0].length];
    }

    static String of(GraphModel model, Placed placed) {
        TextPicture picture = new TextPicture(placed);
        for (List<Point> way : placed.ways()) {
            for (int i = 1; i < way.size(); i++) {
                picture.line(way.get(i - 1), way.get(i));
            }
            picture.marks[row(way.getLast().y())][column(way.getLast().x()) - 1] = '>';
        }
        for (Group group : model.groups()) {
            picture.box(placed.boxes().get(group.index()), group.component());
        }
        for (int lane = 0; lane < model.lanes().size(); lane++) {
            picture.write(row(placed.lanes().get(lane).y()), 0, model.lanes().get(lane));
        }
        return picture.text();
    }

    private static int column(double x) {
        return (int) Math.round(x / WIDE);
    }

    private static int row(double y) {
        return (int) Math.round(y / HIGH);
    }

    private void line(Point a, Point b) {
        int x1 = column(a.x());
        int x2 = column(b.x());
        int y1 = Math.min(row(a.y()), row(b.y()));
        int y2 = Math.max(row(a.y()), row(b.y()));
        for (int x = x1; x < x2; x++) {
            strokes[y1][x] |= RIGHT;
            strokes[y1][x + 1] |= LEFT;
        }
        for (int y = y1; y < y2; y++) {
            strokes[y][x1] |= DOWN;
            strokes[y + 1][x1] |= UP;
        }
    }

    private void box(Area area, String text) {
        int x1 = column(area.x());
        int x2 = column(area.right()) - 1;
        int y1 = row(area.y());
        int y2 = row(area.bottom());
        for (int y = y1; y <= y2; y++) {
            for (int x = x1; x <= x2; x++) {
                marks[y][x] = x == x1 || x == x2 ? '|' : y == y1 || y == y2 ? '-' : ' ';
            }
        }
        write(row(area.y() + LaneLayout.PORT), x1 + 2, text);
    }

    private void write(int row, int column, String text) {
        for (int i = 0; i < text.length(); i++) {
            marks[row][column + i] = text.charAt(i);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < marks.length; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < marks[y].length; x++) {
                line.append(marks[y][x] == 0 ? STROKES.charAt(strokes[y][x]) : marks[y][x]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return Arrays.stream(text.toString().split("\n")).filter(line -> !line.isBlank()).reduce("", (a, b) -> a + b + "\n");
    }
}
