// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.ui.graph.GraphLayout.Area;
import dev.hearth.ui.graph.GraphLayout.Box;
import dev.hearth.ui.graph.GraphLayout.Line;
import dev.hearth.ui.graph.GraphLayout.Placed;
import dev.hearth.ui.graph.GraphLayout.Point;
import dev.hearth.ui.graph.GraphLayout.Sketch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws that hold for every picture, and one picture that somebody has looked at. */
class LaneLayoutTest {
    private final GraphLayout layout = new LaneLayout();

    @Test
    void everyRandomPlanKeepsTheLaws() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            GraphModel model = GraphModel.of(SamplePlan.random(seed, 2 + random.nextInt(80)));
            Sketch sketch = sketch(model, random);
            Placed placed = layout.place(sketch);
            assertEquals(placed, layout.place(sketch), "seed " + seed + ": the same question has the same answer");
            keepsTheLaws(sketch, placed, "seed " + seed);
        }
    }

    @Test
    void recipesKeepTheLaws() {
        for (int servers = 1; servers <= 9; servers++) {
            Sketch sketch = sketch(GraphModel.of(SamplePlan.servers(servers)), new Random(0));
            keepsTheLaws(sketch, layout.place(sketch), servers + " servers");
        }
    }

    @Test
    void looksAsApproved() throws Exception {
        GraphModel model = GraphModel.of(SamplePlan.servers(3));
        Sketch sketch = new Sketch(model.lanes().size(),
                model.groups().stream().map(group -> new Box(model.lanes().indexOf(group.lane()), 112, 48)).toList(), lines(model));
        String picture = TextPicture.of(model, layout.place(sketch));
        Path approved = Path.of("src/test/resources/dev/hearth/ui/graph/three-servers.txt");
        assertEquals(Files.readString(approved), picture, "look at it, and when it is better, put it into " + approved);
    }

    private static Sketch sketch(GraphModel model, Random random) {
        List<Box> boxes = model.groups().stream()
                .map(group -> new Box(model.lanes().indexOf(group.lane()), 100 + random.nextInt(40), random.nextInt(4) == 0 ? 150 : 48)).toList();
        return new Sketch(model.lanes().size(), boxes, lines(model));
    }

    private static List<Line> lines(GraphModel model) {
        return model.links().stream().map(link -> new Line(link.from(), link.to(), link.hard() ? 0 : 1)).toList();
    }

    private static void keepsTheLaws(Sketch sketch, Placed placed, String where) {
        for (int a = 0; a < placed.boxes().size(); a++) {
            Area box = placed.boxes().get(a);
            Area lane = placed.lanes().get(sketch.boxes().get(a).lane());
            assertTrue(box.y() >= lane.y() && box.bottom() <= lane.bottom() && box.right() <= placed.width(), where + ": box " + a + " leaves its lane");
            for (int b = 0; b < a; b++) {
                assertFalse(box.overlaps(placed.boxes().get(b)), where + ": boxes " + a + " and " + b + " overlap");
            }
        }
        for (int i = 1; i < placed.lanes().size(); i++) {
            assertTrue(placed.lanes().get(i - 1).bottom() <= placed.lanes().get(i).y(), where + ": lane " + i);
        }
        for (int i = 0; i < placed.ways().size(); i++) {
            keepsTheLaws(sketch.links().get(i), placed.ways().get(i), placed, where + ": line " + sketch.links().get(i));
        }
    }

    private static void keepsTheLaws(Line line, List<Point> way, Placed placed, String where) {
        Area from = placed.boxes().get(line.from());
        Area to = placed.boxes().get(line.to());
        assertEquals(from.right(), way.getFirst().x(), where);
        assertEquals(to.x(), way.getLast().x(), where);
        assertTrue(from.y() < way.getFirst().y() && way.getFirst().y() < from.bottom(), where + " starts beside its box");
        assertTrue(to.y() < way.getLast().y() && way.getLast().y() < to.bottom(), where + " ends beside its box");
        assertTrue(way.getLast().x() - way.get(way.size() - 2).x() >= 14, where + " has no room for its arrow");
        for (int i = 1; i < way.size(); i++) {
            Point a = way.get(i - 1);
            Point b = way.get(i);
            assertTrue(a.x() <= b.x(), where + " goes back");
            assertTrue(a.x() == b.x() || a.y() == b.y(), where + " is crooked");
            Area stretch = new Area(a.x(), Math.min(a.y(), b.y()), b.x() - a.x(), Math.abs(a.y() - b.y()));
            for (Area box : placed.boxes()) {
                boolean through = box.x() < stretch.right() && stretch.x() < box.right() && box.y() <= stretch.bottom() && stretch.y() <= box.bottom();
                assertFalse(through, where + " runs through " + box);
            }
            assertTrue(b.y() >= 0 && b.y() <= placed.height(), where + " leaves the picture");
        }
    }
}
