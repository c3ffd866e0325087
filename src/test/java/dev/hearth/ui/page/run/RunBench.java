// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Level;
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.graph.GraphLayout;
import dev.hearth.ui.graph.GraphModel;
import dev.hearth.ui.graph.GraphView;
import dev.hearth.ui.graph.LaneLayout;
import dev.hearth.ui.graph.PlanWords;
import dev.hearth.ui.graph.SamplePlan;
import dev.hearth.ui.kit.FakeDesktop;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures, printed and not asserted. */
@Tag("bench")
@ExtendWith(HeadlessToolkit.class)
class RunBench {
    private final FakeDesktop desktop = new FakeDesktop();
    private static final int LINES = 100_000;
    private static final int PER_SECOND = 20_000;

    @Test
    void log() {
        Story story = new Story(3);
        RunViewModel model = new RunViewModel(story.bench(), story.draft, Texts.in(Locale.ENGLISH), story::now, new FrameRelay());
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        List<Long> frames = new ArrayList<>();
        Stage stage = Ui.get(() -> {
            RunPage page = new RunPage(model, new TakeOver(model, story.bench(), Runnable::run, Runnable::run), new Reporting(model, desktop, Runnable::run, Runnable::run));
            Stage shown = Screenshots.show(Theme.LIGHT, (Parent) page.view(), 1035, 690);
            model.entered();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frames.add(now);
                }
            }.start();
            return shown;
        });
        story.starts();
        long start = System.nanoTime();
        for (int i = 0; i < LINES; i++) {
            story.says("node1/start-server", "k3s[2114]: time=\"2026-11-22T12:00:00Z\" level=info msg=\"line " + i + "\"");
            long due = start + TimeUnit.SECONDS.toNanos(1) * i / PER_SECOND;
            if (i % 100 == 0 && due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        Ui.await("all lines are shown", () -> model.log().all().size() > LINES);
        long took = System.nanoTime() - start;
        List<Long> gaps = Ui.get(() -> {
            List<Long> between = new ArrayList<>();
            for (int i = 1; i < frames.size(); i++) {
                if (frames.get(i) > start) {
                    between.add(frames.get(i) - frames.get(i - 1));
                }
            }
            between.sort(null);
            return between;
        });
        System.out.printf(Locale.ROOT, "log: %d lines in %.1f s, %.1f frames a second, gap p95 %d ms, longest %d ms, heap %d MB%n", LINES, took / 1e9,
                gaps.size() / (took / 1e9), gaps.get(gaps.size() * 95 / 100) / 1_000_000, gaps.getLast() / 1_000_000,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        assertEquals(LINES + 1, Ui.get(() -> model.log().all().size()));
        Ui.run(stage::close);
    }

    @Test
    void filter() {
        LogModel log = new LogModel();
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(new LogLine(Story.START, "node" + i % 3 + "/x", "", Level.OUTPUT, "a line of the log with the number " + i));
        }
        log.add(lines);
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            log.filter(new LogFilter("node1", "", Level.OUTPUT, "", "number 9"));
            System.out.printf(Locale.ROOT, "filter: %d of %d lines in %.1f ms%n", log.visible().size(), LINES, (System.nanoTime() - start) / 1e6);
        }
    }

    @Test
    void graph() {
        var plan = SamplePlan.servers(5);
        GraphModel model = GraphModel.of(plan);
        var sketch = new GraphLayout.Sketch(model.lanes().size(),
                model.groups().stream().map(group -> new GraphLayout.Box(model.lanes().indexOf(group.lane()), 128, 48)).toList(),
                model.links().stream().map(link -> new GraphLayout.Line(link.from(), link.to(), link.hard() ? 0 : 1)).toList());
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                new LaneLayout().place(sketch);
            }
            System.out.printf(Locale.ROOT, "layout: %d boxes, %d links in %.2f ms%n", model.groups().size(), model.links().size(), (System.nanoTime() - start) / 20 / 1e6);
        }
        GraphView view = Ui.get(() -> new GraphView(model, plan, new PlanWords(Texts.in(Locale.ENGLISH)), new LaneLayout()));
        Stage stage = Ui.get(() -> Screenshots.show(Theme.LIGHT, new StackPane(view), 1035, 420));
        StepStatus[] statuses = {StepStatus.PROBING, StepStatus.ACTING, StepStatus.VERIFYING, StepStatus.DONE};
        for (int round = 0; round < 5; round++) {
            long took = Ui.get(() -> {
                long start = System.nanoTime();
                for (StepStatus status : statuses) {
                    for (int step = 0; step < plan.size(); step++) {
                        view.show(step, status);
                    }
                }
                view.applyCss();
                view.layout();
                return System.nanoTime() - start;
            });
            System.out.printf(Locale.ROOT, "graph: %.3f ms an event, styles and layout included%n", took / 1e6 / statuses.length / plan.size());
        }
        Ui.run(stage::close);
    }
}
