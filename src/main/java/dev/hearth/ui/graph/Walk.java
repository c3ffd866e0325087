// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.ui.graph.GraphLayout.Area;
import dev.hearth.ui.graph.GraphLayout.Placed;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Where an arrow key leads to: the nearest box in that direction; across counts sixfold, so that a lane is followed. */
final class Walk {
    /** An arrow key. */
    enum Way {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    private Walk() {}

    static OptionalInt from(Placed placed, int box, Way way) {
        Area here = placed.boxes().get(box);
        return IntStream.range(0, placed.boxes().size()).filter(other -> other != box && ahead(here, placed.boxes().get(other), way) > 0).boxed()
                .min(Comparator.comparingDouble((Integer other) -> distance(here, placed.boxes().get(other), way)).thenComparingInt(other -> other))
                .map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static double ahead(Area here, Area other, Way way) {
        return switch (way) {
            case LEFT -> here.x() - other.x();
            case RIGHT -> other.x() - here.x();
            case UP -> here.y() - other.y();
            case DOWN -> other.y() - here.y();
        };
    }

    private static double distance(Area here, Area other, Way way) {
        boolean level = way == Way.LEFT || way == Way.RIGHT;
        double across = level ? Math.abs(here.y() - other.y()) : Math.abs(here.x() - other.x());
        return ahead(here, other, way) + 6 * across;
    }
}
