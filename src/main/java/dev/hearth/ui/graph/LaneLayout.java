// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.ui.graph.Channel.Net;
import dev.hearth.ui.graph.Route.Level;
import java.util.ArrayList;
import java.util.List;

/** Columns by rank, lanes from top to bottom, lines with right angles in the gaps between. */
public final class LaneLayout implements GraphLayout {
    /** Height, from a box's top, at which lines meet it; boxes are at least twice as high. */
    static final double PORT = 20;

    private static final double EDGE = 12;
    private static final double LABEL = 13;
    private static final double ROW_GAP = 5;
    private static final double LANE_GAP = 4;
    private static final double TRACK = 8;
    private static final double CHANNEL = 30;
    /** From the last track to the next box: room for an arrow's head. */
    private static final double ARROW = 14;

    @Override
    public Placed place(Sketch sketch) {
        Grid grid = Grid.of(sketch);
        List<Route> routes = Router.route(sketch, grid);
        Heights heights = Heights.of(sketch, grid, routes);
        List<Channel> channels = channels(sketch, grid, routes, heights);
        double[] widths = new double[grid.columnCount()];
        for (int box = 0; box < grid.boxes(); box++) {
            widths[grid.column(box)] = Math.max(widths[grid.column(box)], sketch.boxes().get(box).width());
        }
        double[] lefts = new double[widths.length];
        double[] firstTracks = new double[widths.length];
        double x = EDGE;
        for (int column = 0; column < widths.length; column++) {
            lefts[column] = x;
            double span = Math.max(0, channels.get(column).assign() - 1) * TRACK;
            double gap = Math.max(CHANNEL, ARROW + span + ARROW);
            firstTracks[column] = x + widths[column] + (gap - span) / 2;
            x += widths[column] + (column == widths.length - 1 ? EDGE : gap);
        }
        List<Area> boxes = new ArrayList<>();
        for (int box = 0; box < grid.boxes(); box++) {
            Box size = sketch.boxes().get(box);
            boxes.add(new Area(lefts[grid.column(box)], heights.rows[grid.row(box)], size.width(), size.height()));
        }
        List<List<Point>> ways = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            ways.add(way(sketch.links().get(i), routes.get(i), boxes, heights, channels, firstTracks));
        }
        double width = x;
        List<Area> lanes = heights.bands.stream().map(band -> new Area(0, band.y(), width, band.height())).toList();
        return new Placed(boxes, lanes, ways, width, lanes.getLast().bottom());
    }

    private static List<Channel> channels(Sketch sketch, Grid grid, List<Route> routes, Heights heights) {
        List<Channel> channels = new ArrayList<>();
        for (int column = 0; column < grid.columnCount(); column++) {
            channels.add(new Channel());
        }
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            for (int c = 0; c < route.channels().size(); c++) {
                channels.get(route.channels().get(c)).add(net(sketch.links().get(i)), heights.of(route.levels().get(c)),
                        heights.of(route.levels().get(c + 1)));
            }
        }
        return channels;
    }

    private static List<Point> way(Line line, Route route, List<Area> boxes, Heights heights, List<Channel> channels, double[] firstTracks) {
        List<Point> way = new ArrayList<>();
        double y = heights.of(route.levels().getFirst());
        way.add(new Point(boxes.get(line.from()).right(), y));
        for (int c = 0; c < route.channels().size(); c++) {
            int channel = route.channels().get(c);
            double x = firstTracks[channel] + channels.get(channel).track(net(line)) * TRACK;
            way.add(new Point(x, y));
            y = heights.of(route.levels().get(c + 1));
            way.add(new Point(x, y));
        }
        way.add(new Point(boxes.get(line.to()).x(), y));
        return way;
    }

    private static Net net(Line line) {
        return new Net(line.from(), line.net());
    }

    /** From rows to pixels. */
    private static final class Heights {
        final double[] rows;
        final List<Area> bands = new ArrayList<>();

        private Heights(int rows) {
            this.rows = new double[rows + 1];
        }

        static Heights of(Sketch sketch, Grid grid, List<Route> routes) {
            double[] tall = new double[grid.rowCount()];
            for (int box = 0; box < grid.boxes(); box++) {
                tall[grid.row(box)] = Math.max(tall[grid.row(box)], sketch.boxes().get(box).height());
            }
            double[] corridors = new double[grid.rowCount() + 1];
            routes.stream().flatMap(route -> route.levels().stream()).filter(Level::corridor)
                    .forEach(level -> corridors[level.row()] = Math.max(corridors[level.row()], (level.track() + 1) * TRACK));
            Heights heights = new Heights(grid.rowCount());
            double y = 0;
            for (int lane = 0; lane < grid.laneCount(); lane++) {
                double top = y;
                y += LABEL;
                for (int row = grid.firstRow(lane); row < grid.firstRow(lane + 1); row++) {
                    y += ROW_GAP + corridors[row];
                    heights.rows[row] = y;
                    y += tall[row];
                }
                y += ROW_GAP;
                if (lane == grid.laneCount() - 1) {
                    y += corridors[grid.rowCount()];
                    heights.rows[grid.rowCount()] = y;
                }
                heights.bands.add(new Area(0, top, 0, y - top));
                y += LANE_GAP;
            }
            return heights;
        }

        double of(Level level) {
            return level.corridor() ? rows[level.row()] - ROW_GAP / 2 - level.track() * TRACK : rows[level.row()] + PORT + level.track() * TRACK;
        }
    }
}
