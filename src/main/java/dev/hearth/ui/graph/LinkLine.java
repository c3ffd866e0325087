// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.graph.GraphLayout.Point;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.util.Duration;

/** A line with rounded bends and an arrow's head; solid when it is hard, dashed when it is guidance. Says why it is there. */
final class LinkLine extends Parent {
    private static final double BEND = 6;
    private static final double HEAD = 7;
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");

    private final Link link;
    private final Path stroke;
    private final Polygon head;

    /** @param met evidence that what is waited for is there; empty while it is not */
    LinkLine(Link link, List<Point> way, PlanWords words, Supplier<String> met) {
        this.link = link;
        setId("graph-link-" + link.from() + "-" + link.to());
        stroke = path(way);
        stroke.getStyleClass().addAll("graph-line", link.hard() ? "hard" : "guidance");
        Point end = way.getLast();
        head = new Polygon(end.x() - 1, end.y(), end.x() - 1 - HEAD, end.y() - HEAD / 2, end.x() - 1 - HEAD, end.y() + HEAD / 2);
        head.getStyleClass().add("graph-arrow");
        Path target = path(way);
        target.getStyleClass().add("graph-hit");
        getChildren().addAll(stroke, head, target);
        String why = link.whys().stream().map(words::why).collect(Collectors.joining("\n"));
        String text = words.texts().get(link.hard() ? "graph.link.hard" : "graph.link.guidance", java.util.Map.of("why", why));
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(150));
        tooltip.setOnShowing(shown -> tooltip.setText(met.get().isBlank() ? text : words.texts().get("graph.link.met", java.util.Map.of("text", text, "evidence", met.get()))));
        Tooltip.install(target, tooltip);
        setAccessibleText(text);
    }

    private static Path path(List<Point> way) {
        Path path = new Path(new MoveTo(way.getFirst().x(), way.getFirst().y()));
        for (int i = 1; i < way.size() - 1; i++) {
            Point corner = way.get(i);
            Point in = toward(corner, way.get(i - 1));
            Point out = toward(corner, way.get(i + 1));
            path.getElements().addAll(new LineTo(in.x(), in.y()), new QuadCurveTo(corner.x(), corner.y(), out.x(), out.y()));
        }
        path.getElements().add(new LineTo(way.getLast().x() - HEAD, way.getLast().y()));
        return path;
    }

    /** A bend's length from the corner on, or half the way when that is short. */
    private static Point toward(Point corner, Point other) {
        double length = Math.abs(other.x() - corner.x()) + Math.abs(other.y() - corner.y());
        double part = length == 0 ? 0 : Math.min(BEND, length / 2) / length;
        return new Point(corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    Link link() {
        return link;
    }

    /** A line is as far as what it leads to; done when what it comes from is. */
    void show(StepStatus from, StepStatus to) {
        StepStatus shown = to.running() ? StepStatus.ACTING : from.ready() ? StepStatus.DONE : StepStatus.WAITING;
        StatusLook.show(stroke, shown);
        StatusLook.show(head, shown);
    }

    void light(boolean lit, boolean dim) {
        for (var part : List.of(stroke, head)) {
            part.pseudoClassStateChanged(LIT, lit);
            part.pseudoClassStateChanged(DIM, dim);
        }
        if (lit) {
            toFront();
        }
    }
}
