// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import java.util.List;

/** Finds a place for each box and a way for each link; the same answer for the same question. */
public interface GraphLayout {
    Placed place(Sketch sketch);

    /**
     * What is to be placed, in pixels.
     *
     * @param lanes how many, from top to bottom
     * @param links from lower to higher boxes
     */
    record Sketch(int lanes, List<Box> boxes, List<Line> links) {
        public Sketch {
            boxes = List.copyOf(boxes);
            links = List.copyOf(links);
        }
    }

    /** @param lane from 0 */
    record Box(int lane, double width, double height) {}

    /**
     * @param net lines of one source and one net may share their way
     */
    record Line(int from, int to, int net) {}

    /**
     * The answer.
     *
     * @param boxes in the order of the sketch
     * @param lanes bands from the left edge to the right
     * @param ways for each link its corners, from the right side of a box to the left side of another
     */
    record Placed(List<Area> boxes, List<Area> lanes, List<List<Point>> ways, double width, double height) {
        public Placed {
            boxes = List.copyOf(boxes);
            lanes = List.copyOf(lanes);
            ways = ways.stream().map(List::copyOf).toList();
        }
    }

    /** A rectangle. */
    record Area(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean overlaps(Area other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    /** A corner. */
    record Point(double x, double y) {}
}
