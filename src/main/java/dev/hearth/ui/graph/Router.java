// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.ui.graph.GraphLayout.Line;
import dev.hearth.ui.graph.GraphLayout.Sketch;
import dev.hearth.ui.graph.Route.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which way each line goes: straight when nothing stands between, else along the row of its target or source when
 * that is free, else through a corridor, where no box can be.
 */
final class Router {
    /** A stretch of a level that a line uses, in channels. */
    private record Run(Level level, int first, int last, Line line) {
        boolean disturbs(Run other) {
            boolean same = (line.from() == other.line.from() && line.net() == other.line.net()) || line.to() == other.line.to();
            return level.equals(other.level) && first <= other.last && other.first <= last && !same;
        }
    }

    private final Sketch sketch;
    private final Grid grid;
    private final List<Run> runs = new ArrayList<>();

    private Router(Sketch sketch, Grid grid) {
        this.sketch = sketch;
        this.grid = grid;
    }

    static List<Route> route(Sketch sketch, Grid grid) {
        Router router = new Router(sketch, grid);
        Route[] routes = new Route[sketch.links().size()];
        for (boolean straight : new boolean[] {true, false}) {
            for (int i = 0; i < routes.length; i++) {
                Line line = sketch.links().get(i);
                if (router.straight(line) == straight) {
                    routes[i] = straight ? router.goStraight(line) : router.bend(line);
                }
            }
        }
        return List.of(routes);
    }

    private boolean straight(Line line) {
        return grid.row(line.from()) == grid.row(line.to()) && free(line, grid.row(line.to()));
    }

    private boolean free(Line line, int row) {
        return grid.free(row, first(line) + 1, last(line));
    }

    private Route goStraight(Line line) {
        Level level = port(line.from(), line);
        runs.add(new Run(level, first(line), last(line), line));
        return new Route(List.of(level), List.of());
    }

    private Route bend(Line line) {
        Level source = port(line.from(), line);
        Level target = port(line.to(), line);
        if (first(line) == last(line)) {
            return new Route(List.of(source, target), List.of(first(line)));
        }
        Run alongTarget = new Run(target, first(line), last(line), line);
        Run alongSource = new Run(source, first(line), last(line), line);
        boolean gathers = sketch.links().stream().filter(other -> other.to() == line.to()).count() > 1
                && sketch.links().stream().filter(other -> other.from() == line.from()).count() == 1;
        for (Run run : gathers ? List.of(alongSource, alongTarget) : List.of(alongTarget, alongSource)) {
            if (free(line, run.level().row()) && runs.stream().noneMatch(run::disturbs)) {
                runs.add(run);
                return new Route(List.of(source, target), List.of(run.equals(alongTarget) ? first(line) : last(line)));
            }
        }
        return new Route(List.of(source, corridor(line), target), List.of(first(line), last(line)));
    }

    /** In the corridor beside the target's row, on the side of the source, in the first track that is free. */
    private Level corridor(Line line) {
        int row = grid.row(line.to()) + (grid.row(line.from()) > grid.row(line.to()) ? 1 : 0);
        for (int track = 0;; track++) {
            Level level = new Level(row, true, track);
            Run run = new Run(level, first(line), last(line), line);
            if (runs.stream().noneMatch(run::disturbs)) {
                runs.add(run);
                return level;
            }
        }
    }

    private Level port(int box, Line line) {
        return new Level(grid.row(box), false, line.net());
    }

    private int first(Line line) {
        return grid.column(line.from());
    }

    private int last(Line line) {
        return grid.column(line.to()) - 1;
    }
}
